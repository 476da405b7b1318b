/** Returns words as a part of a regular expression that matches them. */
export function escapeForPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** Returns a pattern for whole words: no letter or digit stands beside them. */
export function wholeWordsPattern(words: string, flags: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escapeForPattern(words)}(?![\p{L}\p{N}])`, flags)
}
