// Package kompartemen keeps reports of violence where only a named task team reads
// them.
//
// # Model
//
// A [Laporan] is about a case, never about a person of the school's records: it has a
// random name of its own, under which everything is sealed. Who was harmed, who is
// accused and who reports stands inside the seal ([Isi]). The team (satgas) of a case
// is the institution's team at the time ([Satgas]) without the accused; a member who
// is accused later is out at once.
//
// Whoever is not of the team of a case gets the answer of a case that does not exist:
// no count, no list, no error tells that there is one. Heads, admins and guardians are
// not of the team unless they are named, and nobody is who is accused.
//
// # Traps
//
//   - The case must not hang on the person who was harmed: his trail, his export and
//     the list of his keys are seen by his guardian, who may be the accused.
//   - Naming the team is public in the school; what the team reads is not.
package kompartemen
