import type { Dossier } from '@/lib/dossier/schema'
import type { Engine } from '@/lib/engine'
import type { AddModelCheck } from '@/scripts/cli/check-article'
import type { ReadyModel } from './open-model'
import { pageChecker } from './page-opinions'

/** Adds a model's check of the whole text to a report. @param date overrides the article's own */
export function modelCheckAdder(model: ReadyModel, dossier: Dossier, engine: Engine, date?: string): AddModelCheck {
  const check = pageChecker(model, dossier, engine)
  return async (report, findings, readable) => {
    const article = { ...readable.article, ...(date === undefined ? {} : { date }) }
    return { ...report, modelCheck: await check(article, '', findings, (range) => readable.locate(range)) }
  }
}
