import { inject } from 'vitest'
import { setLanguage } from '@/lib/i18n/t'
import { saying } from './saying'

/** Runs before each file of unit tests and sets English, because they have no browser with a language. */
setLanguage(saying(inject('english')))
