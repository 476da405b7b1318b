import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { SiteOf } from '@/tools/publish/pages/site-of'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'

/**
 * The picture that other sites show beside a link: name, size and tiers of the dossier, 1200 by 630.
 *
 * @returns PNG; null where the optional package that draws is not installed
 */
export async function pictureOf({ book }: SiteOf): Promise<Uint8Array | null> {
  const canvas = await import('@napi-rs/canvas').catch(() => null)
  if (canvas === null) return null
  // The fonts of pdf.js, so that every computer draws the same.
  const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts')
  canvas.GlobalFonts.registerFromPath(join(fonts, 'LiberationSans-Regular.ttf'), 'Card')
  canvas.GlobalFonts.registerFromPath(join(fonts, 'LiberationSans-Bold.ttf'), 'Card Bold')
  const picture = canvas.createCanvas(1200, 630)
  const pen = picture.getContext('2d')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, 1200, 630)
  pen.fillStyle = '#f2b21b'
  pen.fillRect(0, 0, 1200, 16)
  pen.fillStyle = '#17191b'
  pen.font = '84px "Card Bold"'
  const lines = wrapped(book.subject.name, (words) => pen.measureText(words).width <= 1040).slice(0, 2)
  for (const [at, line] of lines.entries()) pen.fillText(line, 80, 190 + at * 96)
  pen.font = '38px Card'
  pen.fillStyle = '#474d50'
  const facts = [t('count.claims', book.claims.length), t('count.sources', book.sources.length)].join(' · ')
  pen.fillText(facts, 80, 190 + lines.length * 96 - 20)
  pen.fillText(
    `${t('dossiers.version', { version: book.version })} · ${formatAsOf(book.asOf)}`,
    80,
    244 + lines.length * 96 - 20,
  )
  // One bar for each tier: the nearer to the origin, the more ink.
  const shades = { 1: '#17191b', 2: '#61686b', 2.5: '#a2a8a6', 3: '#dcdfdd' } as const
  let x = 80
  for (const tier of [1, 2, 2.5, 3] as const) {
    const width = (1040 * book.sources.filter((source) => source.tier === tier).length) / book.sources.length
    pen.fillStyle = shades[tier]
    pen.fillRect(x, 500, width, 26)
    x += width
  }
  pen.fillStyle = '#61686b'
  pen.font = '28px Card'
  pen.fillText(t('extension.name'), 80, 580)
  return picture.encode('png')
}

function wrapped(text: string, fits: (words: string) => boolean): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
