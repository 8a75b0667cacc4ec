// Package privasi decides who may see which personal data, for which purpose,
// and keeps that data unreadable everywhere else.
//
// # Model
//
// Every persisted struct is registered ([Daftarkan]): each field says by a
// `privasi` tag what it is. Two kinds of field hold personal data. A plain
// field (a name, a birth date) stays readable for sorting and rules, with its
// reason in the tag. A sealed field (NIK, phone, address, health) is a
// [Tertutup]: it cannot be printed, logged, marshalled or reflected open.
//
// A human is a [SubjekID]. His sealed fields are encrypted under random keys,
// one per person and retention class ([KunciID]), wrapped by a master key that
// lives outside the database ([Pembungkus]). Destroying a key
// ([Brankas].Musnahkan) makes what it sealed unreadable for ever; its tombstone
// beats a key that comes back from a backup.
//
// The only way to a value is the door, [Penjaga].Minta: it decides field by
// field ([Putuskan]) against the register of activities that the institution
// signed ([Register]) and what is known of the people ([Fakta]: consents,
// restrictions, destructions), writes the trail ([Catatan], a leaf in the log of
// privasi/buku), and only when the trail is committed returns a [Pandangan] with which [Baca], [Tampil] and
// [Pandangan].Terang give what was allowed. What is not allowed by a register
// row is not shown: unknown purposes, roles, fields and moments all end in
// [Tiada].
//
// Specific data (UU 27/2022 article 4 paragraph 2) asks for an impact assessment, approved
// and not run out (article 34). The rows that an institution starts with ask for it from a
// day that stands in its register ([MasaPeralihanDPIA]): demanded at once they would shut
// nearly every page of a school on its first morning, and never demanded they would never
// be written. A row that is added or changed later asks for it from the first moment.
//
// # Traps
//
//   - [Segel] runs before a unit of work opens: it writes keys through a store
//     of its own. A storage refuses a value that is still fresh
//     ([Tertutup.Simpan]).
//   - Opening inside a unit of work is refused ([ErrBukaDalamUnit]): the trail
//     could not commit first.
//   - A sealed value is bound to institution, person, retention class, type and
//     field. It opens nowhere else; renaming a registered type or a sealed field
//     needs [Bernama] or the tag key "sebagai".
//   - A Tertutup holds a function: it is not comparable, cannot be a map key,
//     and reflect.DeepEqual of two copies is false.
//   - Process memory and package unsafe are outside what the type protects.
//   - Without a [PemeriksaKebijakan] the door does not ask whether the institution told
//     anybody anything: an embedder who publishes elsewhere leaves it nil on purpose.
//   - Without a [SumberFakta] nothing is known of anybody: an activity that rests on
//     consent is then denied, and no restriction is seen. Without a
//     [PemeriksaKonteks] every ticket, instrument and emergency is refused.
package privasi
