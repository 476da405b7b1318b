/** Parts of a web page beside the article, by element and by the words of their class. */
const ASIDE = new Set(['aside', 'footer'])
const ASIDE_CLASS =
  /(?:^|[\s_-])(?:teaser|related|cookies?|newsletter|advert\w*|promo|share|sharing|breadcrumbs?|sidebar|menu|navbox|toc|mw-editsection)(?:$|[\s_-])/i
/** "infobox", "key-facts": a part beside the text that states something. */
const FACTS = /(?:^|[\s_-])(?:info-?box|box|facts?|key|profile|data|summary|steckbrief)(?:$|[\s_-])/i
const NOTES = /note|ref|source|cit/i

/** A list of notes by its element, with or without a heading. */
export function isOfNotes({ class: classes = '', role = '' }: Record<string, string>): boolean {
  return (
    /(?:^|\s)(?:footnotes?|endnotes?|references|reflist|mw-references-wrap)(?:$|\s)/i.test(classes) ||
    role === 'doc-endnotes'
  )
}

export function isBeside(name: string, { class: classes = '', id = '', role = '' }: Record<string, string>): boolean {
  if (ASIDE.has(name) && FACTS.test(classes) && !ASIDE_CLASS.test(classes)) return false
  if (ASIDE.has(name)) return !NOTES.test(`${classes} ${id} ${role}`)
  return (ASIDE_CLASS.test(classes) && !/^(?:html|body|main|article)$/.test(name)) || role === 'navigation'
}

/** A span that is shown as a raised number. */
export function isRaised({ class: classes = '', style = '' }: Record<string, string>): boolean {
  return (
    /vertical-align\s*:\s*(?:super|text-top)|mso-text-raise/i.test(style) ||
    /(?:^|\s)(?:Mso(?:Footnote|Endnote)Reference|(?:foot|end)note-?ref\w*|superscript|sup|cite-?ref|citation-?(?:number|mark)|ref-?(?:mark|num\w*))(?:\s|$)/i.test(
      classes,
    )
  )
}
