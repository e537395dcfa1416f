/** Validates the attributes of `IndexProjection.include()`. */
export function validateProjectedAttributes(attributes: string[]): string[] {
  return attributes.length === 0 ? ['`attributes` must not be empty'] : [];
}
