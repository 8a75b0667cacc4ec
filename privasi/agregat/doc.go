// Package agregat keeps published numbers from telling about one person.
//
// # Model
//
// A [Tabel] counts people in cells. [Sajikan] shows it with every cell under the
// smallest group k hidden, and with as many more hidden as it takes so that the total
// gives none of them away. [Periksa] compares what is to be published with everything
// that was: two numbers whose difference would be a group under k are refused.
//
// # Traps
//
//   - A group of nobody is under k as well: that there is none tells about everybody.
//   - Hiding one cell is not enough where the total stands beside it.
//   - Periksa compares numbers two at a time. Sums of several cells of one table
//     against another are not searched for: publish few tables, not every cut.
//   - The check knows what it is given. Keep the published tables, with their members,
//     sealed, for as long as the numbers are on the wall.
package agregat
