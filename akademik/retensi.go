package akademik

import "github.com/pesantren-go/pesantren/santri"

// RetensiStore is what retention asks of the records of teaching. Terakhir is the last
// day of a recitation, an exam, a certificate, a leave or a published rapor. Hapus erases
// of identitas what people wrote about the santri there (notes, reasons, why a record is
// void: [santri.NamaMusnah] stands instead), and of kesehatan why he was ill, which is
// sealed besides. Marks, presence, memorised ayat and published rapor with their hashes
// stay: they are the academic register (akademik_tetap), which names people by id.
// Implementations pass akademiktest.Run.
type RetensiStore = santri.RetensiSantri
