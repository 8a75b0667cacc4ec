// Package lint reads the text of a privacy policy and marks the clauses that the law
// makes void or forbids, and the faults of writing that make a policy untrue.
//
// # Model
//
// [Periksa] takes any Indonesian text and returns findings ([Temuan]): which rule, where
// in the text (byte, line, column and the words themselves), which article, and what to
// write instead. A finding that the law itself forbids is [Temuan.Terlarang]; a policy
// that has one is not published (package kebijakan).
//
// Matching works on sentences of a flattened copy of the text: letters in lower case,
// blanks of every kind (no-break spaces, line wraps, zero-width characters) as one space,
// spellings such as risiko and resiko alike. Places are those of the text as given.
//
// # Traps
//
//   - The linter knows phrases, not meanings. No finding is no proof that a text is
//     lawful; a lawyer reads it. A finding is a reason to look, and may be wrong about a
//     sentence that quotes a bad clause in order to refuse it.
//   - A blank line or a bullet ends a sentence; a single line break does not.
//   - A text that calls its reader "kamu" throughout is not marked for it: only one that
//     says Anda elsewhere, where kamu is a slip for kami.
package lint
