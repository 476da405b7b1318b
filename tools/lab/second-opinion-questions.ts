import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { readHeldOutTexts } from '@/tools/lab/train/held-out-texts'
import { claimsFoundIn, claimsFoundInChanged, type ClaimsFound } from './eval/claims-among-ten'
import { labelledArticleSchema } from './eval/labels'
import { articlesOf } from './eval/run-sets'
import { readTranslated } from './eval/translated-texts'

// `node scripts/run.mjs tools/lab/second-opinion-questions.ts [folder of changed articles]`: how often a question for a
// model holds the claim that a wrong detail contradicts. No model is needed.
// `… languages`: the translated articles alone. `… languages misses`: with the misses of those that are not kept aside.
const [what, more] = process.argv.slice(2)
if (what === 'languages') printLanguages(more === 'misses')
else {
  const changed =
    what === undefined
      ? articlesOf('changed')
      : readdirSync(what)
          .filter((file) => file.endsWith('.json'))
          .map((file) => labelledArticleSchema.parse(JSON.parse(readFileSync(join(what, file), 'utf8'))))
  const { articles, others } = readHeldOutTexts()
  print('changed articles', claimsFoundInChanged(bundledDossier, changed))
  print('held-out annotated articles', claimsFoundIn(articles))
  print('held-out annotated articles, other subjects', claimsFoundIn(others))
  printLanguages(false)
}

function printLanguages(withMisses: boolean): void {
  for (const kind of ['seen', 'kept aside'] as const)
    for (const [language, texts] of readTranslated(kind)) {
      const found = claimsFoundIn(texts, true)
      print(`translated articles, ${language}, ${kind}`, found)
      if (withMisses && kind === 'seen') for (const one of found.missed) console.log(JSON.stringify(one))
    }
}

function print(name: string, { wrong, amongTen, inQuestion, sentences, questions, tokens }: ClaimsFound): void {
  console.log(
    `${name}: ${wrong} wrong details, right claim among ten ${amongTen.toFixed(3)}, in the question ${inQuestion.toFixed(3)}; ` +
      `${questions} questions on ${sentences} sentences, ${tokens} tokens for 32 sentences`,
  )
}
