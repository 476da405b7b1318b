/**
 * Returns a text with styled letters and digits (bold, wide, circled) as plain ones, for reading. A single circled digit
 * stays: it is the mark of a list or note.
 */
export function plainLetters(text: string): string {
  return text.replace(STYLED_LETTERS, plainLetter)
}

/** Returns the plain letter of a styled one, which may be shorter. */
export function plainLetter(styled: string): string {
  const code = styled.codePointAt(0) ?? 0
  // White letters on black have no plain form in Unicode.
  if (code >= 0x1f150 && code < 0x1f18a) return String.fromCharCode(0x41 + ((code - 0x1f150) % 32))
  return styled.normalize('NFKC')
}

export const STYLED_LETTERS =
  /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\uff01-\uff5e\u24b6-\u24e9\u2080-\u2089ℂℊ-ℓℕℙ-ℝℤℬℭℯ-ℱℳℴ]|[⓪①-⑨](?=[⓪①-⑨])|(?<=[⓪①-⑨])[⓪①-⑨]/gu
