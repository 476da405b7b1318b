import type { TestProject } from 'vitest/node'
import { catalogueOf } from './catalogue-of'
import type { Catalogue } from './saying'

/** Runs once before all unit tests: reads the English messages, which takes longer than most test files. */
export default async function provideEnglish(project: TestProject): Promise<void> {
  project.provide('english', await catalogueOf('en'))
}

declare module 'vitest' {
  interface ProvidedContext {
    english: Catalogue
  }
}
