// Colours as the browser draws them, whatever form a page writes them in.

export interface Channels {
  /** Red, green and blue, 0 to 255. */
  rgb: readonly number[]
  alpha: number
}

/** Returns the channels of a computed colour; null where it is not known. */
export function channelsOf(colour = ''): Channels | null {
  const [, form = '', given = ''] = /^([a-z-]+)\(([^)]*)\)?/.exec(colour) ?? []
  const [red, green, blue, alpha = 1, ...more] = given.match(/[\d.]+/g)?.map(Number) ?? []
  if (!form.startsWith('rgb')) return form === '' ? null : drawnColour(colour)
  if (red === undefined || green === undefined || blue === undefined || more.length > 0) return null
  return { rgb: [red, green, blue], alpha }
}

/** Returns the colours in the value of a style, as those of a gradient. */
export const coloursIn = (value = ''): Channels[] =>
  (value.match(/(?:rgba?|hsla?|hwb|oklab|oklch|lab|lch|color)\([^()]*\)/g) ?? [])
    .map(channelsOf)
    .filter((colour) => colour !== null)

export const areAlike = (some: Channels, other: Channels): boolean =>
  some.rgb.every((value, at) => Math.abs(value - (other.rgb[at] ?? 0)) < LEAST_CONTRAST)
const LEAST_CONTRAST = 16

export const isClear = ({ alpha }: Channels): boolean => alpha < 0.1

const known = new Map<string, Channels | null>()
/** Colours that are remembered: a page may have any number. */
const MOST_COLOURS = 1000

/** Returns a colour as a pixel of it shows; null where a browser does not tell, against the recognition of its users. */
function drawnColour(colour: string): Channels | null {
  const found = known.get(colour)
  if (found !== undefined || known.size > MOST_COLOURS) return found ?? null
  const canvas = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(2, 1).getContext('2d')
  if (!canvas) return null
  for (const [at, fill] of [PROBE, colour].entries()) {
    canvas.fillStyle = fill
    canvas.fillRect(at, 0, 1, 1)
  }
  const [first, , , , red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 2, 1).data
  const drawn = first === PROBE_RED ? { rgb: [red, green, blue], alpha: alpha / 255 } : null
  known.set(colour, drawn)
  return drawn
}
/** A colour whose red tells whether pixels are told as they are. */
const PROBE = 'rgb(18, 52, 86)'
const PROBE_RED = 18
