type Camel<Code extends string> = Code extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Code

/** A code as keys of messages have it, which contain only letters and digits: "too-long" → "tooLong". */
export function camelKey<Code extends string>(code: Code): Camel<Code> {
  return code.replace(/-(\w)/g, (_, first: string) => first.toUpperCase()) as Camel<Code>
}
