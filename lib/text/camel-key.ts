type CamelCased<Code extends string> = Code extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCased<Rest>>}`
  : Code

/** Converts a code to the form of message keys, which contain only letters and digits: "too-long" → "tooLong". */
export function camelKey<Code extends string>(code: Code): CamelCased<Code> {
  return code.replace(/-(\w)/g, (_, first: string) => first.toUpperCase()) as CamelCased<Code>
}
