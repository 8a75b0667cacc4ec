package privasi

import "time"

// Peristiwa is one move of one of the state machines below this package (a request
// of a person, an incident, a consent): what moved, from where to where, who did it,
// in which capacity and why. A rule returns its Peristiwa; the service gives it an id
// and stores it in the same unit of work as the new state. It holds codes and ids,
// never a name, a text of a person or a value of a field.
type Peristiwa struct {
	Jenis     string    `privasi:"-,nama peristiwa"`            // in the past tense: "PermohonanDiterima"
	Objek     string    `privasi:"-,kunci teknis"`              // id of what moved
	Subjek    SubjekID  `privasi:"subjek"`                      // "" when it is about nobody in particular
	Dari      string    `privasi:"-,status sebelumnya"`         // "" at the beginning
	Ke        string    `privasi:"-,status sesudahnya"`         // same as Dari when only a fact was added
	Oleh      string    `privasi:"-,akun yang bertindak"`       // "" for what the clock did
	Kapasitas string    `privasi:"-,peran saat bertindak"`      // such as "ppdp", "wali"
	Sebab     string    `privasi:"-,kode alasan"`               // from a closed list of the room
	Rezim     string    `privasi:"-,aturan hukum yang dipakai"` // "" where no rule of law was used
	Pada      time.Time `privasi:"-,saat terjadi"`
}
