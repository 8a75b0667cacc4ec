package ekspor

import "github.com/pesantren-go/pesantren/dasar"

// Why a file cannot be made or does not hold.
var (
	// ErrTakLengkap names the registered types that no owner answers for.
	ErrTakLengkap = dasar.Aturan("PRI-EKSPOR-01")
	// ErrPenyedia says that an owner answers for a type that is not registered, twice
	// for one, or with a row of somebody else.
	ErrPenyedia = dasar.Aturan("PRI-EKSPOR-02")
	// ErrWadah says that the file is no export, was cut off, or was packed anew.
	ErrWadah = dasar.Aturan("PRI-EKSPOR-03")
	// ErrTanda says that the manifest was not signed with the key, or is not written
	// in the one way there is.
	ErrTanda = dasar.Aturan("PRI-EKSPOR-04")
	// ErrSeksi says that a section is missing, or that there is one too many.
	ErrSeksi = dasar.Aturan("PRI-EKSPOR-05")
	// ErrSidik says that the content of a section was changed.
	ErrSidik = dasar.Aturan("PRI-EKSPOR-06")
	// ErrJumlah says that a section does not have as many rows as the manifest says.
	ErrJumlah = dasar.Aturan("PRI-EKSPOR-07")
	// ErrBukti says that a proof inside does not hold: of a line of the trail, of a
	// receipt, of the checkpoint.
	ErrBukti = dasar.Aturan("PRI-EKSPOR-08")
)
