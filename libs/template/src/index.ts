export type { Output, Properties, Resource, Resources, Template } from './template';
export { list, refersTo, valueAt } from './values';
