type Camel<Code extends string> = Code extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Code

/** Converts a code to the form of message keys, which contain only letters and digits: "too-long" → "tooLong". */
export function camelKey<Code extends string>(code: Code): Camel<Code> {
  return code.replace(/-(\w)/g, (_, first: string) => first.toUpperCase()) as Camel<Code>
}
