import { locale } from '@/lib/i18n/t'
import { markup, type Markup } from '@/lib/notes/formats/shared/markup'
import { reportStyles } from './report-styles'

/**
 * The beginning of a self-contained HTML file, up to its body. Its policy forbids everything but its styles.
 *
 * @param styles further ones, of the file's own
 */
export function documentHead(title: string, styles: Markup | null = null): Markup {
  return markup`<!doctype html>
<html lang="${locale()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Claimlight">
<title>${title}</title>
<style>${reportStyles}${styles}</style>
</head>
`
}
