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
