/** HTML that is safe by construction: only `markup` creates it, and it escapes all values. */
export class Markup {
  private constructor(readonly text: string) {}

  /** @internal for `markup` */
  static made(text: string): Markup {
    return new Markup(text)
  }
}

type MarkupPart = string | number | Markup | readonly MarkupPart[] | null | false

/**
 * Creates HTML from a template. The template itself is trusted; every value is escaped, in elements and in quoted
 * attributes, unless `markup` created it. `null` and `false` produce nothing.
 */
export function markup(template: TemplateStringsArray, ...values: readonly MarkupPart[]): Markup {
  return Markup.made(template.map((own, i) => (i === 0 ? '' : textOf(values[i - 1] ?? null)) + own).join(''))
}

function textOf(value: MarkupPart): string {
  if (value === null || value === false) return ''
  if (value instanceof Markup) return value.text
  return isList(value) ? value.map(textOf).join('') : escapeHtml(String(value))
}

function isList(value: MarkupPart): value is readonly MarkupPart[] {
  return Array.isArray(value)
}

/** Escapes text, and replaces control characters, invalid in HTML, and lone surrogates, which UTF-8 cannot encode. */
function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[&<>"'`=]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
