package jadwal

import "github.com/pesantren-go/pesantren/dasar"

// The rules by which two activities, or one activity and its surroundings, clash.
// They stand in [Bentrok.Aturan].
var (
	// ErrGuru says that a teacher would be in two activities at once.
	ErrGuru = dasar.Aturan("AKD-JADWAL-01")
	// ErrKelas says that a class, or two groups that share members, would be.
	ErrKelas = dasar.Aturan("AKD-JADWAL-02")
	// ErrRuang says that a room would hold two activities at once.
	ErrRuang = dasar.Aturan("AKD-JADWAL-03")
	// ErrSantri says that a santri is in both of two classes that meet at once, mostly
	// of different tracks.
	ErrSantri = dasar.Aturan("AKD-JADWAL-04")
	// ErrHalangan says that a teacher, class or room is not available then.
	ErrHalangan = dasar.Aturan("AKD-JADWAL-05")
	// ErrJeda says that the activity runs into a break (prayer, meal).
	ErrJeda = dasar.Aturan("AKD-JADWAL-06")
	// ErrBebanHari says that a teacher has too many periods on one day.
	ErrBebanHari = dasar.Aturan("AKD-JADWAL-07")
	// ErrBebanPekan says that a teacher has too many periods in the week.
	ErrBebanPekan = dasar.Aturan("AKD-JADWAL-08")
	// ErrBebanJumlahHari says that a teacher comes on too many days.
	ErrBebanJumlahHari = dasar.Aturan("AKD-JADWAL-09")
	// ErrSebar says that two activities that should be spread are too close.
	ErrSebar = dasar.Aturan("AKD-JADWAL-10")
	// ErrZona says that a room is of the other zone (putra, putri).
	ErrZona = dasar.Aturan("AKD-JADWAL-11")
	// ErrLuarKisi says that the grid has no such place.
	ErrLuarKisi = dasar.Aturan("AKD-JADWAL-12")
	// ErrTempat says that the activity may not begin there, or has a room that is not
	// one of its rooms.
	ErrTempat = dasar.Aturan("AKD-JADWAL-13")
)

// The rules of a well-formed timetable.
var (
	// ErrSelang says that a clock interval cannot be read, is empty or backwards.
	ErrSelang = dasar.Aturan("AKD-JADWAL-20")
	// ErrKisi says that a grid of periods is malformed.
	ErrKisi = dasar.Aturan("AKD-JADWAL-21")
	// ErrGanda says that an id occurs twice.
	ErrGanda = dasar.Aturan("AKD-JADWAL-22")
	// ErrRujukan says that something is named that the timetable does not have.
	ErrRujukan = dasar.Aturan("AKD-JADWAL-23")
	// ErrIsian says that a number or a name is out of range.
	ErrIsian = dasar.Aturan("AKD-JADWAL-24")
)
