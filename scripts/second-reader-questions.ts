import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { pagePromptOf } from '@/lib/second-opinion/page/page-prompt'
import { readHeldOutTexts } from '@/scripts/train/held-out-texts'
import { engineAndQuestionsOn } from './eval/claims-among-ten'
import { textsOfChanged, textsOfHeldOut } from './eval/page-model'
import { articlesOf } from './eval/run-sets'

// `node scripts/run.mjs scripts/second-reader-questions.ts SET OUT`: the questions of a set for a reader. OUT.jsonl has what a model gets,
// and OUT-full.jsonl what scripts/second-opinion-record.ts needs to turn the answers into recordings.
const [set = '', out = ''] = process.argv.slice(2)
const sets = {
  articles: () => textsOfHeldOut(readHeldOutTexts().articles),
  life: () => textsOfHeldOut(readHeldOutTexts().life),
  changed: () => textsOfChanged(articlesOf('changed')),
  published: () => textsOfChanged(articlesOf('articles')),
}
if (!(set in sets) || out === '') {
  console.error(`A set (${Object.keys(sets).join(', ')}) and the beginning of the files' names are missing.`)
  process.exit(2)
}
const asked = sets[set as keyof typeof sets]().flatMap(({ id, dossier, article }) =>
  engineAndQuestionsOn(dossier, article).questions.map((question) => {
    const message = pagePromptOf(question, '').split('\n')[1] ?? '{}'
    return { key: createHash('sha256').update(message).digest('hex'), article: id, question, message }
  }),
)
const lines = (list: readonly object[]) => list.map((one) => `${JSON.stringify(one)}\n`).join('')
writeFileSync(`${out}.jsonl`, lines(asked.map(({ key, message }) => ({ key, message: JSON.parse(message) as object }))))
writeFileSync(`${out}-full.jsonl`, lines(asked.map(({ key, article, question }) => ({ key, article, question }))))
console.log(`${asked.length} questions`)
