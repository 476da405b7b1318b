/** HTML that is safe by the way it was made: only `markup` makes it, and everything put into it became text. */
export class Markup {
  private constructor(readonly text: string) {}

  /** @internal for `markup` */
  static made(text: string): Markup {
    return new Markup(text)
  }
}

type Part = string | number | Markup | readonly Part[] | null | false

/**
 * Makes HTML of a template. What stands in the template is ours; every value becomes text, in elements and between the
 * quotes of attributes alike, but for what `markup` has made itself. `null` and `false` leave nothing.
 */
export function markup(template: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return Markup.made(template.map((own, i) => (i === 0 ? '' : textOf(values[i - 1] ?? null)) + own).join(''))
}

function textOf(value: Part): string {
  if (value === null || value === false) return ''
  if (value instanceof Markup) return value.text
  return isList(value) ? value.map(textOf).join('') : escapeHtml(String(value))
}

function isList(value: Part): value is readonly Part[] {
  return Array.isArray(value)
}

/** Controls are no text of a page and some are errors in HTML; lone surrogates cannot be written as UTF-8. */
function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[&<>"'`=]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
