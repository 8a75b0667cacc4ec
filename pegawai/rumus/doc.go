// Package rumus is the small language in which an office writes a pay component
// that no ready way of computing covers:
//
//	jika(masa_kerja >= 5, pokok * 0.05, 0) + min(jam, 24) * 12500
//
// # Model
//
// [Urai] reads a text once into a [Rumus]; [Rumus.Nama] lists what it needs, and
// [Rumus.Hitung] evaluates it as often as wanted, exactly: every intermediate
// value is a fraction ([Bilangan]), so that x / 3 * 3 is x. Nothing is rounded
// unless the formula says bulat; the caller rounds the result once
// ([Bilangan.Rupiah]).
//
// The words: numbers (0.05, 12500), names (lower case letters, digits,
// underscores), + - * / and parentheses, min(a, b), max(a, b), bulat(a) (half up
// to whole rupiah, a negative amount like its opposite), and jika(a > b, x, y) with
// one of < <= > >= = <>. jika evaluates only the branch it takes. There are no
// texts, loops or assignments: every formula ends.
//
// [Urutan] puts components in the order in which they can be computed.
//
// # Traps
//
//   - The decimal sign is a point, because the comma separates arguments. 1.500 is
//     refused: it may be meant as fifteen hundred.
//   - Fractions are bounded by int64 on both sides of the stroke; what does not fit
//     is [ErrLimpah], never a rounded number.
package rumus
