import { engineOf } from '@/tools/cli/engine-of'
import { piecesOf, readHeldOutTexts } from '@/tools/lab/train/held-out-texts'
const texts = readHeldOutTexts()
for (const name of ['others', 'articles', 'otherClaims'] as const)
  for (const text of texts[name])
    for (const { piece, offset } of piecesOf(text.article))
      for (const f of engineOf(text.dossier).check(piece).findings)
        console.log(name, offset + f.start, f.verdict, f.partial, f.quote.slice(0, 400).replace(/\n/g, ' '), '||', f.details.map((d) => `${d.verdict}:${d.article}${d.dossier ? `=${d.dossier}` : ''}`).join(' ; '))
