package akademikhttp_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
)

// kurikulumKita is the body of a small curriculum of one's own.
const kurikulumKita = `"kode":"kita","nama":"Kurikulum Kita","jenjang":"MTs","jalur":"formal","berlaku":"2026-07-01","satuan":"pekan","rapor":"formal","sumber":"SK 1/2026","yakin":"pasti",
	"penilaian":{"skala":"100","kkm":"65","komponen":[{"kode":"S","bobot":"100"}]},"tingkat":[{"kode":"7","menit":40}],
	"mapel":[{"kode":"mtk","nama":"Matematika","jam":[{"tingkat":"7","jp":5}]},{"kode":"khat","nama":"Khat","jam":[{"tingkat":"7","jp":0}]}]`

// A school copies a curriculum, changes it, follows it and applies what it lacks.
func TestKurikulum(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	require.Equal(t, 26, k.mau(200, "GET", "/kurikulum", "").banyak())
	baca := k.mau(200, "GET", "/kurikulum/merdeka-mts?pada=2025-08-01", "")
	require.Equal(t, []any{"KMA 450/2024 (tahun ajaran 2024/2025)", "satu_sumber"}, []any{baca.di("sumber"), baca.di("yakin")})
	require.Equal(t, 72.0, baca.di("mapel", 0, "jam", 0, "jp"))
	k.tolak(404, akademik.ErrKurikulumTiada, "GET", "/kurikulum/ktsp", "")
	k.tolak(404, akademik.ErrKurikulumTiada, "GET", "/kurikulum/merdeka-mts?pada=2020-01-01", "")

	var salin map[string]any
	require.NoError(t, json.Unmarshal([]byte(baca.teks), &salin))
	delete(salin, "$schema")
	badan := func() string {
		b, err := json.Marshal(salin)
		require.NoError(t, err)
		return string(b)
	}
	k.tolak(409, akademik.ErrKurikulumBawaan, "POST", "/kurikulum-sendiri", badan())
	salin["kode"], salin["nama"] = "mts-kita", "Merdeka Kita"
	require.Equal(t, "Merdeka Kita", k.mau(201, "POST", "/kurikulum-sendiri", badan()).di("nama"))
	id := k.mau(201, "POST", "/kurikulum-sendiri", "{"+kurikulumKita+"}").teksDi("id")
	k.tolak(409, kurikulum.ErrKatalog, "POST", "/kurikulum-sendiri", "{"+kurikulumKita+"}")
	require.Equal(t, 2.0, k.mau(200, "PUT", "/kurikulum-sendiri/"+id, `{"versi":1,`+kurikulumKita+"}").di("versi"))

	ikut := `{"ikut":[{"tahun":"` + string(k.h.Tahun.ID) + `","unit":"MTs","jalur":"formal","kurikulum":"kita"}]}`
	k.mau(204, "PUT", "/kurikulum-ikut", ikut)
	require.Equal(t, "kita", k.mau(200, "GET", "/kurikulum-ikut?tahun="+string(k.h.Tahun.ID), "").di("isi", 0, "kurikulum"))
	k.tolak(409, akademik.ErrKurikulumDipakai, "POST", "/kurikulum-sendiri/"+id+"/pembatalan", `{"versi":2,"alasan":"tidak jadi"}`)
	jalur := "/tahun-ajaran/" + string(k.h.Tahun.ID) + "/usul-kurikulum"
	u := k.mau(200, "GET", jalur, "")
	require.Equal(t, []any{"jp_beda", 4.0, 5.0}, []any{u.di("kelas", 0, "temuan", 0, "jenis"), u.di("kelas", 0, "temuan", 0, "jp"), u.di("kelas", 0, "temuan", 0, "usul")})
	require.Equal(t, "khat", u.di("mapel", 0, "kode"))
	terapkan := `{"sidik":"` + u.teksDi("sidik") + `","rombel":["` + k.kelas() + `"]}`
	k.tolak(409, akademik.ErrUsulBerubah, "POST", jalur, `{"sidik":"lama","rombel":["`+k.kelas()+`"]}`)
	require.Equal(t, k.kelas(), k.mau(200, "POST", jalur, terapkan).di("pengampu", 0, "rombel"))
	require.Empty(t, k.mau(200, "GET", jalur, "").di("pengampu"))
	k.tolak(409, akademik.ErrUsulBerubah, "POST", jalur, terapkan)
}
