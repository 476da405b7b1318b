import type { Block } from '@/lib/documents/block'
import type { tierOf } from './source-entry'
import { plainDigits } from './citation-labels'
import { isWholeSentence } from './compose'
import { hasVerb } from './verbs'

export interface Entry {
  block: Pick<Block, 'text' | 'links' | 'line'>
  label: string | null
  tier: ReturnType<typeof tierOf>
}

/** The labels by which a document cites, and the lines that explain them. */
export class EntryKeys {
  private readonly keys = new Set<string>()
  /** Keys in small letters, by how often brackets have them. */
  private readonly small = new Map<string, number>()
  private readonly tags = new Map<string, number>()
  /** Blocks of a list of sources that has no heading. */
  private readonly runs: ReadonlySet<Block['text']>

  constructor(blocks: readonly Block[]) {
    for (const { text, cells } of blocks) {
      for (const [, inner = ''] of text.matchAll(
        /[[(]([^()[\]\n]{1,80})[)\]]|\b(?:src|sources?|refs?)\s*[:=]\s*([^|\n]{1,80})/gi,
      ))
        this.take(inner)
      for (const [, inner = ''] of text.matchAll(/\b(?:src|sources?|refs?)\s*[:=]\s*([^|;\n]{1,80})/gi))
        this.take(inner)
      for (const [, tag = ''] of text.matchAll(/\s\[(\p{Lu}[\p{Lu}\d]{1,9})\](?=[\s.,;:]|$)/gu))
        this.tags.set(tag, (this.tags.get(tag) ?? 0) + 1)
      for (const cell of cells ?? []) if (cell.text.length < 30) this.take(cell.text)
    }
    this.runs = this.runsOf(blocks)
  }

  /**
   * Neighbours that begin with labels in their order, of which half have an address, and whose labels the text cites. The
   * form of the labels does not matter.
   */
  private runsOf(blocks: readonly Block[]): Set<string> {
    const cited = new Set<string>()
    for (const { text } of blocks)
      for (const [mark] of text.matchAll(/[[(]\^?(?:\d{1,3}|[a-z])(?=[\]),;–-])|[¹²³⁰⁴-⁹]{1,3}/g))
        cited.add(plainDigits(mark).replace(/[[(^]/g, ''))
    const found = new Set<string>()
    let run: { block: Block; label: string }[] = []
    for (const block of [...blocks, null]) {
      const label = block === null || block.cells || block.kind === 'heading' ? null : this.entryOf(block).label
      const last = run.at(-1)?.label
      if (block && label !== null && isNext(last, label) && (hasAddress(block) || !isWholeSentence(block.text))) {
        run.push({ block, label })
        continue
      }
      const isList =
        run.length > 1 &&
        run.filter(({ block: one }) => hasAddress(one)).length >= run.length / 2 &&
        run.filter(({ label: one }) => cited.has(one)).length >= run.length / 2
      if (isList) for (const one of run) found.add(one.block.text)
      run = block && label !== null && isNext(undefined, label) ? [{ block, label }] : []
    }
    return found
  }

  private take(inner: string): void {
    for (const part of inner.split(/[,;|]|\s(?:and|&)\s|:\s/)) {
      const key = part.trim().replace(/[.^]/g, '')
      if (/^\p{Lu}[\p{L}\d-]{0,15}$/u.test(key)) this.keys.add(key)
      else if (/^[a-z][a-z\d-]{1,11}$/.test(key)) this.small.set(key, (this.small.get(key) ?? 0) + 1)
    }
  }

  /** Tags behind several statements that no list explains: "[DOC]" is all that is known of the source. */
  unlisted(entries: readonly Entry[]): Entry[] {
    const listed = new Set(entries.map(({ label }) => label))
    return [...this.tags].flatMap(([key, count]): Entry[] =>
      count < 2 || listed.has(key) ? [] : [{ label: key, tier: undefined, block: { text: key, links: [], line: 1 } }],
    )
  }

  /** "Keys", "Abbreviations": a list of entries under another name. */
  isListOfKeys({ text }: Block): boolean {
    return /^\W*(?:\d+\.?\s*)?(?:(?:source )?(?:keys?|abbreviations?|codes?|legend)|sources? (?:loaded|read|log|key)|(?:where|how) (?:this|it) (?:comes|was checked|is) from)\W*$/i.test(
      text,
    )
  }

  /** A line of a list without a heading: it begins with its number or key and has an address. */
  isEntry(block: Block): boolean {
    const { text } = block
    if (this.runs.has(text)) return true
    const isLinked = hasAddress(block)
    if (/^\s*(?:\[\^?\d{1,4}\]|【\d{1,4}】):?\s+\S/.test(text)) return isLinked || (text.length < 160 && !hasVerb(text))
    const { label, block: entry } = this.entryOf(block)
    if (label === null || /^\d+$/.test(label) || text.length > 400) return false
    // "S4  Weyl, memorial address": a key of this form is that of a source.
    return (
      isLinked ||
      (/^[A-Z]{1,3}\d{1,3}$/.test(label) && label === KEY.exec(text)?.[1] && !hasVerb(entry.text) && text.length < 160)
    )
  }

  entryOf(block: Block): Omit<Entry, 'tier'> {
    const { text } = block
    const [, bracketed, pointed, bare, rest] =
      /^\s*(?:[[【‹⟨]\^?([^\]】›⟩\s]{1,40})[\]】›⟩]:?|\(?(\d{1,4}|[a-z](?=[.)] \p{Lu}))[.):]|(\d{1,3})(?=\s+(?:[\p{Lu}"“]|https?:)))\s*[—–-]?\s*(\S.*)$/su.exec(
        text,
      ) ?? []
    const plain = pointed ?? bare ?? otherNumber(text)
    const key = /^\s*\[?(\p{Lu}[\p{L}\d-]{0,15})\]?(?:\s*[:=—–-]\s+|[.)]\s+|\s{1,}|\t)(\S.*)$/su.exec(text)
    if (
      bracketed === undefined &&
      plain === undefined &&
      key &&
      this.keys.has(key[1] ?? '') &&
      (/^\s*\[?[\p{L}\d-]+\]?\s*[:=—–-]\s/u.test(text) || /\d$/.test(key[1] ?? '') || !/\p{Ll}/u.test(key[1] ?? ''))
    )
      return {
        label: key[1] ?? null,
        block: { ...block, text: key[2] ?? text, links: shifted(block, text.length - (key[2] ?? '').length) },
      }
    const [, lower = '', words] = /^\s*([a-z][a-z\d-]{1,11})\s*[:=—–]\s+(\S.*)$/s.exec(text) ?? []
    if (words !== undefined && (this.small.get(lower) ?? 0) > 1)
      return { label: lower, block: { ...block, text: words, links: shifted(block, text.length - words.length) } }
    const label = bracketed?.replace(/\^$/, '') ?? plain ?? block.label ?? null
    return {
      block:
        rest === undefined || (bracketed ?? plain) === undefined
          ? block
          : { ...block, text: rest, links: shifted(block, text.length - rest.length) },
      label,
    }
  }
}

function hasAddress({ text, links }: Block): boolean {
  return links.length > 0 || /https?:\/\//i.test(text)
}

/** Whether a label follows another one, or is the first of a list. */
function isNext(last: string | undefined, label: string): boolean {
  if (last === undefined) return /^(?:1|a|i|A|S1|R1)$/.test(label)
  if (/^\d+$/.test(label)) return Number(label) === Number(last) + 1
  const [, head = '', tail = ''] = /^(\D*)(\d*)$/.exec(label) ?? []
  const [, before = '', number = ''] = /^(\D*)(\d*)$/.exec(last) ?? []
  return tail === ''
    ? head.charCodeAt(0) === before.charCodeAt(0) + 1
    : head === before && Number(tail) === Number(number) + 1
}

/** "¹ Britannica", "① NASA", "^1 …", "* …", "#1 …": the number or the sign before an entry. */
function otherNumber(text: string): string | undefined {
  const sign =
    /^\s*([¹²³⁰⁴-⁹]{1,3}|[①-⑳]|\^\[?\d{1,3}\]?\^?:?|#\d{1,3}:?|\/\d{1,3}\/|[*†‡§]{1,3})\s*(?=["“\p{Lu}])/u.exec(
      text,
    )?.[1]
  if (sign === undefined) return undefined
  const circled = /[①-⑳]/.test(sign) ? String(sign.charCodeAt(0) - 0x245f) : sign
  return circled.replace(/[¹²³⁰⁴-⁹]/g, (one) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(one))).replace(/[\^[\]#/:]/g, '')
}

const KEY = /^\s*\[?([SR]\d{1,3})\]?\W/

function shifted({ links }: Block, by: number): Block['links'] {
  return links.map((link) => ({ ...link, start: Math.max(0, link.start - by), end: Math.max(0, link.end - by) }))
}
