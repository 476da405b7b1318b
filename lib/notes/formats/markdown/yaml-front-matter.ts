/**
 * Writes front matter for a Markdown file. Texts are JSON strings, which every version of YAML reads unchanged;
 * characters that YAML 1.1 treats as line breaks or forbids (control characters, U+2028, the byte order mark, non-
 * characters) are escaped. Lists have one item per line. Lone surrogates become U+FFFD. Keys are trusted.
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

/** Keys with null are left out. */
export type YamlValue = string | number | readonly string[] | null

function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
}

const UNPRINTABLE = /[\p{Cc}\u2028\u2029\ufeff]|\p{Noncharacter_Code_Point}/gu
