/** Converts `[UNVERIFIED — why [2]]` in a text to a mark; keeps its reason and the marks inside. */
export function takeUnverified(text: string): { text: string; reasons: Map<string, string> } {
  const reasons = new Map<string, string>()
  let out = ''
  let at = 0
  for (const match of text.matchAll(
    /\[(?:UNVERIFIED|DISPUTED|DUBIOUS|UNCONFIRMED|UNCERTAIN|UNCLEAR|CONTESTED|DOUBTFUL|NEEDS? (?:VERIFICATION|CHECKING|CONFIRMATION|SOURCE)|VERIFICATION NEEDED|NOT VERIFIED|CITATION NEEDED|SOURCE NEEDED|BETTER SOURCE NEEDED|ACCORDING TO WHOM|NOTE)\b/gi,
  )) {
    if (match.index < at) continue
    const end = closingBracket(text, match.index)
    if (end === null) continue
    const inner = text.slice(match.index + 1, end)
    const label = `unverified${reasons.size + 1}`
    reasons.set(label, inner.replace(/\s*\[\d{1,4}\]/g, ''))
    out += `${text.slice(at, match.index)}[^${label}]${(inner.match(/\[\d{1,4}\]/g) ?? []).join('')}`
    at = end + 1
  }
  return { text: out + text.slice(at), reasons }
}

function closingBracket(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < text.length && at - from < 2000; at += 1) {
    const sign = text[at]
    if (sign === '[') depth += 1
    else if (sign === ']' && --depth === 0) return at
  }
  return null
}
