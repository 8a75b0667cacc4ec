package santri

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/privasi"
)

// ubahanWali is what an import changes about wali, each written once however
// many rows speak of it.
type ubahanWali struct {
	simpan map[WaliID]*Wali // changed or new
	urut   []WaliID
	ikat   []Perwalian
	lepas  []Perwalian
	baru   map[tandaWali]WaliID // new ones of this import, by family
	hp     map[WaliID]klaimHP
	utama  map[ID]bool // santri who get a new main wali
}

// klaimHP is the number that the first row about a wali gave.
type klaimHP struct {
	hp    NomorHP
	baris int
}

func buatUbahanWali() *ubahanWali {
	return &ubahanWali{simpan: map[WaliID]*Wali{}, baru: map[tandaWali]WaliID{}, hp: map[WaliID]klaimHP{}, utama: map[ID]bool{}}
}

// ambil gives the record to change.
func (w *ubahanWali) ambil(ada Wali) *Wali {
	if s, sudah := w.simpan[ada.ID]; sudah {
		return s
	}
	s := new(ada)
	w.simpan[ada.ID] = s
	w.urut = append(w.urut, ada.ID)
	return s
}

// kini returns the stored wali of a relation: the one of that name, else the
// first; false when there is none.
func (x *banding) kini(s ID, h Hubungan, nama string) (Wali, bool) {
	var pilih Wali
	ada := false
	for _, i := range x.keadaan.ikatan[s] {
		if i.Hubungan != h {
			continue
		}
		w := x.keadaan.wali[i.Wali]
		if samaWali(w.Nama, nama) {
			return w, true
		}
		if !ada {
			pilih, ada = w, true
		}
	}
	return pilih, ada
}

func samaWali(a, b string) bool {
	return a == b || KunciCari(TanpaGelar(a)) == KunciCari(TanpaGelar(b))
}

var hubunganImpor = [...]Hubungan{Ayah, Ibu, Pengampu}

// orangTua compares father, mother and guardian. First it settles who each named
// person is, then which row's number counts for whom, then what changes: so the
// outcome is the one that a second import of the same file finds.
func (x *banding) orangTua(ctx context.Context) error {
	for _, f := range []func(context.Context) error{x.indeksWali, x.muatAsuhan, x.muatRumah} {
		if err := f(ctx); err != nil {
			return err
		}
	}
	rumah, err := x.rumahBaru(ctx)
	if err != nil {
		return err
	}
	semua := x.kenaliWali(rumah)
	slices.SortStableFunc(semua, func(a, b penyebutan) int { return a.u.Nomor - b.u.Nomor })
	for _, s := range semua {
		if s.isi.HP != "" {
			x.wali.klaim(s.wali.ID, s.isi.HP, s.u.Nomor)
		}
	}
	for _, s := range semua {
		x.isiWali(s)
	}
	return nil
}

// penyebutan is one wali named by one row, and who it is.
type penyebutan struct {
	u    *putusan
	h    Hubungan
	isi  IsiWali
	wali Wali
}

// kenaliWali settles who the wali of all rows are: the santri's own, renamed or
// exchanged where the name differs, and for new santri those of their family.
// The wali of a family that is new altogether are not among them.
func (x *banding) kenaliWali(rumah map[int]KeluargaID) (semua []penyebutan) {
	ganti := x.gantiNama(rumah)
	akhir := map[tandaWali]Wali{} // by the names that hold after the import
	for _, u := range x.us {
		if u.tindakan == TindakTolak {
			continue
		}
		for _, h := range hubunganImpor {
			if isi := u.Isi.wali(h); isi.Nama != "" {
				w := x.satuWali(u, h, isi, ganti)
				akhir[tandaWali{u.santri.Keluarga, h, KunciCari(TanpaGelar(isi.Nama))}] = w
				semua = append(semua, penyebutan{u, h, isi, w})
			}
		}
	}
	for _, u := range x.baru {
		for _, h := range hubunganImpor {
			isi := u.Isi.wali(h)
			t := tandaWali{rumah[u.Nomor], h, KunciCari(TanpaGelar(isi.Nama))}
			w, ada := akhir[t]
			if !ada {
				w, ada = x.keadaan.rumah[t]
			}
			if ada && isi.Nama != "" && rumah[u.Nomor] != "" {
				semua = append(semua, penyebutan{u, h, isi, w})
			}
		}
	}
	return semua
}

func (x *banding) satuWali(u *putusan, h Hubungan, isi IsiWali, ganti map[WaliID]string) Wali {
	ada, punya := x.kini(u.santri.ID, h, isi.Nama)
	bidang := string(h) + "_nama"
	switch {
	case punya && samaWali(ada.Nama, isi.Nama):
		return ada
	case punya && ganti[ada.ID] != "":
		u.bedakan(bidang, ada.Nama, ganti[ada.ID])
		x.wali.ambil(ada).Nama = ganti[ada.ID]
		return ada
	}
	u.bedakan(bidang, ada.Nama, isi.Nama)
	if punya {
		x.wali.lepas = append(x.wali.lepas, Perwalian{Lembaga: x.pel.Lembaga, Santri: u.santri.ID, Wali: ada.ID, Hubungan: h})
	}
	return x.waliLain(u, h, isi, ada.ID)
}

// waliLain ties a santri to a wali of another name: a sibling's, or a new one.
func (x *banding) waliLain(u *putusan, h Hubungan, isi IsiWali, dulu WaliID) Wali {
	t := tandaWali{u.santri.Keluarga, h, KunciCari(TanpaGelar(isi.Nama))}
	w, ada := x.keadaan.rumah[t]
	if id, sudah := x.wali.baru[t]; !ada && sudah {
		w = *x.wali.simpan[id]
	} else if !ada {
		w = Wali{Lembaga: x.pel.Lembaga, ID: WaliID(idBaru()), Subjek: privasi.NewSubjek(), Nama: isi.Nama, Dicatat: x.im.Service.kini()}
		x.wali.ambil(w)
		x.wali.baru[t] = w.ID
	}
	utama := u.Isi.HubunganUtama() == h && !x.wali.utama[u.santri.ID]
	for _, i := range x.keadaan.ikatan[u.santri.ID] {
		utama = utama && (!i.Utama || i.Wali == dulu)
	}
	x.wali.utama[u.santri.ID] = x.wali.utama[u.santri.ID] || utama
	x.wali.ikat = append(x.wali.ikat, Perwalian{Lembaga: x.pel.Lembaga, Santri: u.santri.ID, Wali: w.ID, Hubungan: h, Utama: utama})
	return w
}

// isiWali takes over NIK and number of a wali where the file has other ones.
func (x *banding) isiWali(s penyebutan) {
	lama := s.wali
	if w, sudah := x.wali.simpan[lama.ID]; sudah {
		lama = *w
	}
	nik, hp, baris := x.wali.lengkapi(s.wali, s.isi, x.indeks, s.u.Nomor)
	if nik {
		s.u.bedakan(string(s.h)+"_nik", adaTertutup(lama.NIK.Kosong()), samarkan(privasi.KategoriNIK, string(s.isi.NIK)))
	}
	if hp {
		s.u.bedakan(string(s.h)+"_hp", adaTertutup(lama.HP.Kosong()), samarkan(privasi.KategoriHP, string(s.isi.HP)))
	}
	if baris > 0 {
		s.u.catat(Temuan{Bidang: "wali_hp", Hasil: HasilPeringatan, Aturan: ErrImporHPWali,
			Alasan: "nomor " + string(s.h) + " berbeda dari baris " + itoa(baris) + " untuk orang yang sama; nomor baris itu yang dipakai"})
	}
}

// gantiNama decides which wali are renamed: those of whom every santri in their
// care stands in the file with the same new name. Where siblings disagree, a new
// one of the family included, the name belongs to another person.
func (x *banding) gantiNama(baru map[int]KeluargaID) map[WaliID]string {
	tetap := map[WaliID]bool{}
	for _, u := range x.baru {
		for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
			if w, ada := x.keadaan.rumah[tandaWali{baru[u.Nomor], h, KunciCari(TanpaGelar(u.Isi.wali(h).Nama))}]; ada {
				tetap[w.ID] = true
			}
		}
	}
	milik := map[ID]*putusan{}
	for _, u := range x.us {
		if u.tindakan != TindakTolak {
			milik[u.santri.ID] = u
		}
	}
	ganti := map[WaliID]string{}
	for id, asuhan := range x.keadaan.asuhan {
		nama, semua := "", !tetap[id]
		for _, s := range asuhan {
			u, ada := milik[s]
			if !ada {
				semua = false
				break
			}
			for _, i := range x.keadaan.ikatan[s] {
				if i.Wali != id {
					continue
				}
				baru := u.Isi.wali(i.Hubungan).Nama
				semua = semua && baru != "" && (nama == "" || samaWali(nama, baru))
				if nama == "" {
					nama = baru
				}
			}
		}
		if semua && nama != "" {
			ganti[id] = nama
		}
	}
	return ganti
}

// lengkapi takes over NIK and number of a stored wali where the file has other
// ones, and tells which; bentrok is the row that gave the number first, if that
// is another number.
func (w *ubahanWali) lengkapi(ada Wali, isi IsiWali, indeks map[string][]byte, nomor int) (nik, hp bool, bentrok int) {
	if s, sudah := w.simpan[ada.ID]; sudah {
		ada = *s
	}
	if b, tersegel := ada.NIK.Bungkus(); isi.NIK != "" && tersegel && !samaIndeks(b.Indeks, indeks[privasi.KategoriNIK+string(isi.NIK)]) {
		w.ambil(ada).NIK = privasi.Tutup(isi.NIK)
		nik = true
	}
	if isi.HP == "" {
		return nik, false, 0
	}
	if k := w.klaim(ada.ID, isi.HP, nomor); k.hp != isi.HP {
		return nik, false, k.baris
	}
	if b, tersegel := ada.HP.Bungkus(); tersegel && !samaIndeks(b.Indeks, indeks[privasi.KategoriHP+string(isi.HP)]) {
		w.ambil(ada).HP = privasi.Tutup(isi.HP)
		hp = true
	}
	return nik, hp, 0
}

// klaim says which number counts for a wali: the one of the first row that gives
// any.
func (w *ubahanWali) klaim(id WaliID, hp NomorHP, nomor int) klaimHP {
	k, sudah := w.hp[id]
	if !sudah {
		k = klaimHP{hp, nomor}
		w.hp[id] = k
	}
	return k
}
