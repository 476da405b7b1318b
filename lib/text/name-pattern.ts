export function escapeForPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

export function wholeWordsPattern(words: string, flags: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escapeForPattern(words)}(?![\p{L}\p{N}])`, flags)
}
