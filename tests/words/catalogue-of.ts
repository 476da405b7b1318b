import { resolve } from 'node:path'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import type { Catalogue } from './saying'

export type Language = 'en' | 'fr'

/** Returns the messages of one language as in the built extension, from the language's file. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  const messages = (await parseMessagesFile(resolve(`locales/${language}.yml`))).filter(
    ({ key }) => !key[0]?.startsWith('@@'),
  )
  return generateChromeMessages(messages)
}
