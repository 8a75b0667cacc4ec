package jadwal

import (
	"encoding/xml"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrFET says that a file is not a timetable of FET, or one that cannot be read.
	ErrFET = dasar.Aturan("AKD-JADWAL-30")
	// ErrFETBatas says that a timetable is larger than FET or this reader takes.
	ErrFETBatas = dasar.Aturan("AKD-JADWAL-31")
)

// What FET itself takes, and what this reader takes of a file.
const (
	maksJamFET    = 60
	maksBerkasFET = 64 << 20
	kapasitasFET  = 30000 // of a room without a bound
)

// fetBerkas is a .fet file: the parts of it that this package knows.
type fetBerkas struct {
	XMLName  xml.Name   `xml:"fet"`
	Versi    string     `xml:"version,attr"`
	Mode     string     `xml:"Mode"`
	Lembaga  string     `xml:"Institution_Name"`
	Catatan  string     `xml:"Comments"`
	Hari     fetHari    `xml:"Days_List"`
	Jam      fetJam     `xml:"Hours_List"`
	Mapel    []fetNama  `xml:"Subjects_List>Subject"`
	Tanda    fetKosong  `xml:"Activity_Tags_List"`
	Guru     []fetNama  `xml:"Teachers_List>Teacher"`
	Tahun    []fetTahun `xml:"Students_List>Year"`
	Kegiatan []fetAcara `xml:"Activities_List>Activity"`
	Gedung   fetKosong  `xml:"Buildings_List"`
	Ruang    []fetRuang `xml:"Rooms_List>Room"`
	Waktu    fetDaftar  `xml:"Time_Constraints_List"`
	Tempat   fetDaftar  `xml:"Space_Constraints_List"`
	Lain     []fetLain  `xml:",any"`
}

type fetKosong struct{}

// fetLain is a section that this package does not know.
type fetLain struct {
	XMLName xml.Name
	Isi     []fetKosong `xml:",any"`
}

type fetNama struct {
	Nama string `xml:"Name"`
}

type fetHari struct {
	N     int       `xml:"Number_of_Days"`
	Nomor []fetNama `xml:"Day"`
}

type fetJam struct {
	N     int       `xml:"Number_of_Hours"`
	Nomor []fetNama `xml:"Hour"`
}

type fetTahun struct {
	Nama     string      `xml:"Name"`
	N        int         `xml:"Number_of_Students"`
	Kelompok []fetBagian `xml:"Group"`
}

type fetBagian struct {
	Nama string    `xml:"Name"`
	N    int       `xml:"Number_of_Students"`
	Isi  []fetAnak `xml:"Subgroup"`
}

type fetAnak struct {
	Nama string `xml:"Name"`
	N    int    `xml:"Number_of_Students"`
}

type fetRuang struct {
	Nama      string `xml:"Name"`
	Gedung    string `xml:"Building"`
	Kapasitas int    `xml:"Capacity"`
	Maya      bool   `xml:"Virtual"`
}

type fetAcara struct {
	Guru    []string `xml:"Teacher"`
	Mapel   string   `xml:"Subject"`
	Tanda   []string `xml:"Activity_Tag"`
	Peserta []string `xml:"Students"`
	Lama    int      `xml:"Duration"`
	Total   int      `xml:"Total_Duration"`
	ID      int      `xml:"Id"`
	Grup    int      `xml:"Activity_Group_Id"`
	Aktif   *bool    `xml:"Active"`
	Catatan string   `xml:"Comments"`
}

type fetDaftar struct {
	Isi []fetKendala `xml:",any"`
}

// fetKendala is one constraint. One struct holds the elements of all that are known:
// which of them are set follows from the name.
type fetKendala struct {
	XMLName    xml.Name
	Bobot      string     `xml:"Weight_Percentage"`
	Guru       string     `xml:"Teacher,omitempty"`
	NamaGuru   string     `xml:"Teacher_Name,omitempty"`
	Peserta    string     `xml:"Students,omitempty"`
	Berurut    *bool      `xml:"Consecutive_If_Same_Day"`
	NKegiatan  int        `xml:"Number_of_Activities,omitempty"`
	Kegiatan   []int      `xml:"Activity_Id"`
	JarakHari  int        `xml:"MinDays,omitempty"`
	JPHari     int        `xml:"Maximum_Hours_Daily,omitempty"`
	HariPekan  int        `xml:"Max_Days_Per_Week,omitempty"`
	Hari       string     `xml:"Preferred_Day,omitempty"`
	Jam        string     `xml:"Preferred_Hour,omitempty"`
	NMulai     int        `xml:"Number_of_Preferred_Starting_Times,omitempty"`
	Mulai      []fetMulai `xml:"Preferred_Starting_Time"`
	Ruang      string     `xml:"Room,omitempty"`
	Terkunci   *bool      `xml:"Permanently_Locked"`
	NRuang     int        `xml:"Number_of_Preferred_Rooms,omitempty"`
	PilihRuang []string   `xml:"Preferred_Room"`
	NHalangan  int        `xml:"Number_of_Not_Available_Times,omitempty"`
	Halangan   []fetSaat  `xml:"Not_Available_Time"`
	NJeda      int        `xml:"Number_of_Break_Times,omitempty"`
	Jeda       []fetSaat  `xml:"Break_Time"`
	Aktif      *bool      `xml:"Active"`
	Catatan    string     `xml:"Comments"`
}

type fetMulai struct {
	Hari string `xml:"Preferred_Starting_Day"`
	Jam  string `xml:"Preferred_Starting_Hour"`
}

type fetSaat struct {
	Hari string `xml:"Day"`
	Jam  string `xml:"Hour"`
}

// The constraints of FET that have a counterpart here.
const (
	fetDasarWaktu  = "ConstraintBasicCompulsoryTime"
	fetDasarTempat = "ConstraintBasicCompulsorySpace"
	fetHalangGuru  = "ConstraintTeacherNotAvailableTimes"
	fetHalangKelas = "ConstraintStudentsSetNotAvailableTimes"
	fetHalangRuang = "ConstraintRoomNotAvailableTimes"
	fetJedaWaktu   = "ConstraintBreakTimes"
	fetJarak       = "ConstraintMinDaysBetweenActivities"
	fetLetak       = "ConstraintActivityPreferredStartingTime"
	fetBoleh       = "ConstraintActivityPreferredStartingTimes"
	fetJPHari      = "ConstraintTeacherMaxHoursDaily"
	fetHariPekan   = "ConstraintTeacherMaxDaysPerWeek"
	fetLetakRuang  = "ConstraintActivityPreferredRoom"
	fetPilihRuang  = "ConstraintActivityPreferredRooms"
	bobotWajib     = "100"
	bobotAnjuran   = "95"
	awalanID       = "id="
	akhiranSantri  = "/santri" // names the group that holds the subgroups of a class; no group of ours has it
	kisiFET        = "fet"
	jamDikira      = 40 // minutes of a period whose clock time the file does not tell
)
