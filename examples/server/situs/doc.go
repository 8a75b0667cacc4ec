// Package situs is the pages of the reference server: Indonesian, keyboard
// first, readable on a phone and printable. Pages are plain HTML that works
// without JavaScript; htmx adds live search and previews.
//
// A page is registered once in [Situs.Handler] with the permission and the
// purpose it needs; its function stands in the file of its subject and returns
// an error, which is shown as an Indonesian page with its rule id and status.
//
// # Traps
//
//   - Nothing sealed reaches a template: handlers ask privasi.Penjaga and hand
//     over masked text.
//   - A form takes what isianTitik (titik_isian.go) declares for its route and no field
//     more: a new form begins with a line there.
//   - Forms that change something carry a hidden key (template function
//     "kunci"), so that a second click or a reload has no second effect.
//   - The content security policy allows no inline script or style.
package situs
