package santri

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
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

// orangTua compares father, mother and guardian of the known ones.
func (x *banding) orangTua(ctx context.Context) error {
	if err := x.indeksWali(ctx); err != nil {
		return err
	}
	if err := x.muatAsuhan(ctx); err != nil {
		return err
	}
	if err := x.muatRumah(ctx); err != nil {
		return err
	}
	ganti := x.gantiNama()
	for _, u := range x.us {
		if u.tindakan == TindakTolak {
			continue
		}
		for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
			if w := u.Isi.wali(h); w.Nama != "" {
				x.satuWali(u, h, w, ganti)
			}
		}
	}
	return nil
}

// indeksWali computes the blind indexes of the NIK and numbers that the rows
// give to wali.
func (x *banding) indeksWali(ctx context.Context) (err error) {
	x.indeks, err = x.im.indeksWali(ctx, x.pel.Lembaga, x.us)
	return err
}

func (im *Impor) indeksWali(ctx context.Context, l dasar.LembagaID, us []*putusan) (map[string][]byte, error) {
	hasil := map[string][]byte{}
	for _, k := range []string{privasi.KategoriNIK, privasi.KategoriHP} {
		var nilai []string
		for _, u := range us {
			for _, w := range []IsiWali{u.Isi.Ayah, u.Isi.Ibu, u.Isi.Wali} {
				n := string(w.NIK)
				if k == privasi.KategoriHP {
					n = string(w.HP)
				}
				if n != "" {
					nilai = append(nilai, n)
				}
			}
		}
		indeks, err := im.Service.Brankas.IndeksBanyak(ctx, l, k, nilai)
		if err != nil {
			return nil, err
		}
		for i, n := range nilai {
			hasil[k+n] = indeks[i]
		}
	}
	return hasil, nil
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

// muatAsuhan reads whom the wali with another name in the file look after.
func (x *banding) muatAsuhan(ctx context.Context) error {
	var id []WaliID
	for _, u := range x.us {
		for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
			nama := u.Isi.wali(h).Nama
			if w, ada := x.kini(u.santri.ID, h, nama); ada && nama != "" && !samaWali(w.Nama, nama) {
				id = append(id, w.ID)
			}
		}
	}
	slices.Sort(id)
	for bagian := range slices.Chunk(slices.Compact(id), kelompokImpor) {
		asuhan, err := x.im.Stores.Wali.Asuhan(ctx, x.pel.Lembaga, bagian...)
		if err != nil {
			return err
		}
		for _, a := range asuhan {
			x.keadaan.asuhan[a.Wali] = append(x.keadaan.asuhan[a.Wali], a.Santri)
		}
	}
	return nil
}

// muatRumah reads the wali of the families that get another one, so that
// siblings share it.
func (x *banding) muatRumah(ctx context.Context) error {
	var rumah []KeluargaID
	for _, u := range x.us {
		for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
			nama := u.Isi.wali(h).Nama
			if w, ada := x.kini(u.santri.ID, h, nama); nama != "" && (!ada || !samaWali(w.Nama, nama)) {
				rumah = append(rumah, u.santri.Keluarga)
			}
		}
	}
	slices.Sort(rumah)
	for bagian := range slices.Chunk(slices.Compact(rumah), kelompokImpor) {
		ada, err := waliKeluarga(ctx, x.im.Stores.Stores, x.pel.Lembaga, bagian)
		if err != nil {
			return err
		}
		for t, w := range ada {
			x.keadaan.rumah[t] = w
		}
	}
	return nil
}

// gantiNama decides which wali are renamed: those of whom every santri in their
// care stands in the file with the same new name. Where siblings disagree, the
// name belongs to another person.
func (x *banding) gantiNama() map[WaliID]string {
	milik := map[ID]*putusan{}
	for _, u := range x.us {
		if u.tindakan != TindakTolak {
			milik[u.santri.ID] = u
		}
	}
	ganti := map[WaliID]string{}
	for id, asuhan := range x.keadaan.asuhan {
		nama, semua := "", true
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

func (x *banding) satuWali(u *putusan, h Hubungan, isi IsiWali, ganti map[WaliID]string) {
	ada, punya := x.kini(u.santri.ID, h, isi.Nama)
	bidang := string(h) + "_nama"
	switch {
	case punya && samaWali(ada.Nama, isi.Nama):
		x.isiWali(u, h, ada, isi)
	case punya && ganti[ada.ID] != "":
		u.bedakan(bidang, ada.Nama, ganti[ada.ID])
		x.wali.ambil(ada).Nama = ganti[ada.ID]
		x.isiWali(u, h, ada, isi)
	default:
		u.bedakan(bidang, ada.Nama, isi.Nama)
		if punya {
			x.wali.lepas = append(x.wali.lepas, Perwalian{Lembaga: x.pel.Lembaga, Santri: u.santri.ID, Wali: ada.ID, Hubungan: h})
		}
		x.waliLain(u, h, isi, ada.ID)
	}
}

// waliLain ties a santri to a wali of another name: a sibling's, or a new one.
func (x *banding) waliLain(u *putusan, h Hubungan, isi IsiWali, dulu WaliID) {
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
	x.isiWali(u, h, w, isi)
}

// isiWali compares NIK and number of a wali.
func (x *banding) isiWali(u *putusan, h Hubungan, ada Wali, isi IsiWali) {
	lama := ada
	if s, sudah := x.wali.simpan[ada.ID]; sudah {
		lama = *s
	}
	nik, hp, baris := x.wali.lengkapi(ada, isi, x.indeks, u.Nomor)
	if nik {
		u.bedakan(string(h)+"_nik", adaTertutup(lama.NIK.Kosong()), samarkan(privasi.KategoriNIK, string(isi.NIK)))
	}
	if hp {
		u.bedakan(string(h)+"_hp", adaTertutup(lama.HP.Kosong()), samarkan(privasi.KategoriHP, string(isi.HP)))
	}
	if baris > 0 {
		u.catat(Temuan{Bidang: "wali_hp", Hasil: HasilPeringatan, Aturan: ErrImporHPWali,
			Alasan: "nomor " + string(h) + " berbeda dari baris " + itoa(baris) + " untuk orang yang sama; nomor baris itu yang dipakai"})
	}
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
	if k, sudah := w.hp[ada.ID]; sudah {
		if k.hp != isi.HP {
			bentrok = k.baris
		}
		return nik, false, bentrok
	}
	w.hp[ada.ID] = klaimHP{isi.HP, nomor}
	if b, tersegel := ada.HP.Bungkus(); tersegel && !samaIndeks(b.Indeks, indeks[privasi.KategoriHP+string(isi.HP)]) {
		w.ambil(ada).HP = privasi.Tutup(isi.HP)
		hp = true
	}
	return nik, hp, 0
}

// satukan gives siblings among the new ones the same facts about one wali: the
// first row that tells a NIK or number tells it for all.
func satukan(us []*putusan) {
	type orang struct {
		rumah, nama string
		h           Hubungan
	}
	tahu := map[orang]IsiWali{}
	for ronde := range 2 {
		for _, u := range us {
			if u.kunci == nil {
				continue
			}
			for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
				w := u.Isi.pWali(h)
				k := orang{string(u.kunci), KunciCari(TanpaGelar(w.Nama)), h}
				t := tahu[k]
				if t.NIK == "" {
					t.NIK = w.NIK
				}
				if t.HP == "" {
					t.HP = w.HP
				}
				tahu[k] = t
				if ronde == 1 {
					w.NIK, w.HP = t.NIK, t.HP
				}
			}
		}
	}
}
