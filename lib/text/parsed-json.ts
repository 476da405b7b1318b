export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Parses the JSON in a model's answer: small models put it between words or into a fence. Undefined without any. */
export function jsonIn(answer: string): unknown {
  return parsedJson(answer) ?? parsedJson(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
}

/** Returns the JSON schema of an object with exactly these properties, in keywords that every model server knows. */
export function schemaOf(properties: Record<string, object>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
