import type { NumberMention } from './number-mention'

/**
 * Finds powers: "1.5 × 10⁹", "2⁴¹". After a single digit, one raised digit may be an exponent or the mark of a note, so
 * the number has no value (NaN). After other figures it is read as a mark.
 */
export function powersOf(text: string): NumberMention[] {
  return [...text.matchAll(powers)].map((m) => {
    const [whole, factor = '1', base = '', raised = ''] = m
    const exponent = Number(raised.replace('⁻', '-').normalize('NFKC'))
    const isPower = base === '10' || raised.length > 1
    const value = isPower ? Number(factor.replace(/,/g, '')) * Number(base) ** exponent : Number.NaN
    return { start: m.index, end: m.index + whole.length, value, vague: 'exact', sign: '' }
  })
}

const powers = /(?<![\w.,])(?:(\d[\d,]{0,12}(?:\.\d{1,12})?)\s?[×x·*]\s?)?(10|\d)(⁻?[⁰¹²³⁴-⁹]{1,3})/g
