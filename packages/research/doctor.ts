import { dossierSchema } from '@/lib/dossier/format/schema'
import { nullIfUnusable, withTimeLimit } from '@/lib/model/ask'
import { chatQuestion } from '@/lib/model/page-question'
import { evidencePrompt, evidenceVoteIn } from '@/packages/judges/evidence-question'
import { openServer, type ModelOptions } from '@/tools/model-client/open-model'
import { askSearch } from './search'

/** Says whether a model and a search can be used for research, and how well the model tells a carried claim from others. */
export async function checkResearchSetup(
  options: ModelOptions | undefined,
  search: string | undefined,
  print: (line: string) => void,
): Promise<void> {
  if (search !== undefined)
    print(`--search: it answers in JSON, with ${(await askSearch(search, 'history')).length} results`)
  if (options === undefined) return
  const server = await openServer(options, process.env.CLAIMLIGHT_MODEL_KEY ?? '')
  let usable = 0
  let right = 0
  for (const { isCarried, claim, prompt } of knownCases()) {
    const asking = withTimeLimit((signal) => server.chat(chatQuestion(prompt), signal), { limitMs: server.limitMs })
    const text = (await asking.catch(nullIfUnusable))?.text ?? ''
    if (prompt.accepts(text)) usable += 1
    const vote = evidenceVoteIn(text, claim, { by: server.name, on: '' })
    if (vote && (vote.verdict === 'passed') === isCarried) right += 1
  }
  print(`--model ${server.name}: ${usable} of ${JUDGE_CASES.length} answers are of the schema, ${right} are right`)
  if (usable >= JUDGE_CASES.length - 1 && right >= LEAST_RIGHT) print('It can judge claims.')
  else print(`It is too weak to judge claims: ${LEAST_RIGHT} should be right. Try a larger one.`)
}

const LEAST_RIGHT = 17

/** Returns the questions on claims of which is known whether their passage carries them. */
function knownCases() {
  return JUDGE_CASES.flatMap(([isCarried, text, quote]) => {
    const dossier = dossierSchema.parse({
      subject: { name: 'Borg Observatory', kind: 'place' },
      asOf: '2026-01-01',
      sources: [{ n: 1, title: 'A page' }],
      claims: [{ id: 'c', text, sources: [1] }],
      research: { by: [{ name: 'doctor', kind: 'machine' }], passages: [{ claim: 'c', source: 1, quote }] },
    })
    const [claim] = dossier.claims
    const prompt = claim && evidencePrompt(dossier, claim, [{ source: 1, text: `Borg Observatory\n\n${quote}` }])
    return claim && prompt ? { isCarried, claim, prompt } : []
  })
}

/** Claims with a passage, some of which it does not carry: a model that can judge tells them apart. */
const JUDGE_CASES: readonly (readonly [isCarried: boolean, claim: string, passage: string])[] = [
  [true, 'The Borg Observatory opened in May 1931.', 'The observatory was inaugurated on 12 May 1931.'],
  [true, 'Ida Quist led the Borg Observatory for 15 years.', 'Ida Quist was its director from 1932 to 1947.'],
  [true, 'About 4,000 people visited the Borg Observatory in 2019.', 'In 2019 it had 4,012 visitors.'],
  [true, 'The town of Lund paid for the Borg Observatory.', 'The money for it came from the town of Lund.'],
  [true, 'The roof of the Borg Observatory may have been damaged.', 'A storm is said to have damaged its roof.'],
  [true, 'Otto Lind built the Borg Observatory.', 'The builder of the observatory was Otto Lind.'],
  [true, 'The Borg Observatory has two telescopes.', 'A second telescope joined the first in 1955.'],
  [true, 'The Borg Observatory is closed on Mondays.', 'It is open from Tuesday to Sunday.'],
  [true, 'The Borg Observatory has no café.', 'Visitors bring their own food, as there is no café.'],
  [true, 'The mirror of the Borg Observatory is over a metre wide.', 'Its mirror has a diameter of 105 centimetres.'],
  [false, 'The Borg Observatory opened in May 1931.', 'The observatory was inaugurated on 12 May 1933.'],
  [false, 'Ida Quist was the first director of the Borg Observatory.', 'Ida Quist directed it from 1932 to 1947.'],
  [false, 'The storm damaged the roof of the Borg Observatory.', 'The storm may have damaged its roof.'],
  [false, 'Otto Lind led the Borg Observatory.', 'The builder of the observatory was Otto Lind.'],
  [false, 'The town of Lund paid for all of the Borg Observatory.', 'The town of Lund paid for half of the building.'],
  [false, 'Sven Holm left the Borg Observatory because of fraud.', 'Sven Holm resigned as treasurer in 1961.'],
  [false, 'Nils Berg succeeded Mats Roos at the Borg Observatory.', 'Nils Berg was succeeded by Mats Roos.'],
  [false, 'The Borg Observatory is the only one in the county.', 'The observatory is one of two in the county.'],
  [false, 'The Borg Observatory got a new dome.', 'A new dome is planned for 2030.'],
  [false, 'The Borg Observatory won a prize.', 'The observatory has many friends.'],
]
