/** Undefined for a text that is not JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The JSON object in the answer of a model: small ones put it between other words or into a fence. Undefined where there is none. */
export function jsonIn(answer: string): unknown {
  return parsedJson(answer) ?? parsedJson(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
}

/** The JSON schema of an object in such an answer, with these properties and no other: only keywords that every model server knows. */
export function objectOf(properties: Record<string, object>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
