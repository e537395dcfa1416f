import type { TemplateFile } from '../assembly';
import type { Redirects } from './operators';

/**
 * Finds the other resources that references can mean: of the same type, in the same stack, or by another import.
 *
 * @returns the redirects of each template, by its index
 */
export function redirectsIn(files: readonly TemplateFile[]): (file: number) => Redirects {
  const exported = files.flatMap(({ template }) =>
    Object.values(template.Outputs ?? {}).flatMap(({ Export, Value }) => {
      const type = typeOf(Value, template.Resources ?? {});
      return Export && type !== undefined ? [{ name: Export.Name, type, value: JSON.stringify(Value) }] : [];
    }),
  );
  return (file) => (reference) => {
    const { Resources = {} } = files[file]?.template ?? {};
    const type = typeOf(reference, Resources);
    if (type !== undefined) {
      const [id] = idOf(reference) as [string];
      const [other] = Object.keys(Resources).filter((each) => each !== id && Resources[each]?.Type === kindOf(type));
      return other === undefined ? [] : [renamed(reference, other)];
    }
    const name = (reference as { 'Fn::ImportValue'?: unknown })['Fn::ImportValue'];
    const own = exported.find((each) => each.name === name);
    const other = exported.find((each) => each.value !== own?.value && each.type === own?.type);
    return other === undefined ? [] : [{ 'Fn::ImportValue': other.name }];
  };
}

/** The type of the resource that a reference means, with the attribute: `AWS::S3::Bucket.Arn`. */
function typeOf(reference: unknown, resources: Readonly<Record<string, { readonly Type: string }>>) {
  const [id, attribute] = idOf(reference) ?? [];
  const resource = id === undefined ? undefined : resources[id];
  return resource && `${resource.Type}.${attribute ?? ''}`;
}

function kindOf(type: string): string {
  return type.slice(0, type.indexOf('.'));
}

function idOf(reference: unknown): readonly [id: string, attribute?: string] | undefined {
  const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref === undefined ? attribute : [Ref];
}

function renamed(reference: object, id: string): object {
  const [, attribute] = idOf(reference) as [string, string?];
  return attribute === undefined ? { Ref: id } : { 'Fn::GetAtt': [id, attribute] };
}
