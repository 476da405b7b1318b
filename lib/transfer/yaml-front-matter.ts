/**
 * Front matter for a Markdown file. Texts are written as JSON strings, which every version of YAML reads as just these
 * words; what YAML 1.1 takes for a line break or forbids (controls, U+2028, the byte order mark, non-characters) is
 * escaped. Lists are written one a line. Lone surrogates become U+FFFD. Keys are ours and stand as they are.
 */
export function yamlFrontMatter(entries: readonly (readonly [key: string, value: YamlValue])[]): string {
  const lines = entries.flatMap(([key, value]) => {
    if (value === null) return []
    if (typeof value === 'number') return [`${key}: ${value}`]
    if (typeof value === 'string') return [`${key}: ${quoted(value)}`]
    return value.length === 0 ? [`${key}: []`] : [`${key}:`, ...value.map((one) => `  - ${quoted(one)}`)]
  })
  return ['---', ...lines, '---', ''].join('\n')
}

/** null leaves the key out. */
export type YamlValue = string | number | readonly string[] | null

function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
}

const UNPRINTABLE = /[\p{Cc}\u2028\u2029\ufeff]|\p{Noncharacter_Code_Point}/gu
