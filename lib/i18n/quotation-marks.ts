import { template } from './t'

/** Returns the quotation marks to put around a text; none where it begins or ends with one, so that none is doubled. */
export function quotationMarksFor(text: string): [before: string, after: string] {
  if (/^\s*["“”„«]|["“”»]\s*$/.test(text)) return ['', '']
  const [before = '', after = ''] = template('saved.quote').split('{quote}')
  return [before, after]
}

export function inQuotationMarks(text: string): string {
  return quotationMarksFor(text).join(text)
}
