/** Scales of small words: of one scale, words of different places exclude each other. */
export const scales = new Map<string, { scale: number; place: number }>()
for (const [scale, line] of [
  'all every each entire whole entirely always / some several few sometimes partly / most mostly majority usually often / none no never nobody nothing neither / half / only sole alone exclusively / both either',
  'first firstly initially originally / second secondly / third / fourth / fifth / last lastly final finally',
  'before prior earlier previously preceding ahead / after afterwards later following subsequently / during while simultaneously',
  'more greater over above exceeding / less fewer under below',
  'with / without',
  'for pro / against',
  'alike / unlike',
  'up upward / down downward',
  'daily / weekly / monthly / yearly annual annually / hourly',
  'once single / twice double / thrice triple',
  'rarely seldom hardly / often frequently regularly commonly',
].entries())
  for (const [place, words] of line.split('/').entries())
    for (const word of words.trim().split(' ')) scales.set(word, { scale, place })
