package privasibun

import (
	"encoding/hex"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
)

func orangAcak(t *rapid.T) orang {
	o := orang{OrangTercatat: privasi.OrangTercatat{Golongan: rapid.IntRange(0, 1<<20).Draw(t, "golongan")}}
	if rapid.Bool().Draw(t, "putus") {
		o.putus = true
		copy(o.komitmen[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "komitmen"))
		return o
	}
	copy(o.Garam[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "garam"))
	o.Subjek = rapid.OneOf(
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 16, 16), func(b []byte) privasi.SubjekID { return privasi.SubjekID(uuid.UUID(b).String()) }),
		rapid.SampledFrom([]privasi.SubjekID{"ahmad", "siti é", "0197A8B0-0000-7000-8000-000000000000", "{0197a8b0-0000-7000-8000-000000000000}", "enam belas huruf"}),
	).Draw(t, "subjek")
	return o
}

func TestOrang_bolak_balik(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		os := rapid.SliceOfN(rapid.Custom(orangAcak), 0, 20).Draw(t, "orang")
		b := tulisOrang(os)
		dibaca, err := bacaOrang(b)
		require.NoError(t, err)
		require.Equal(t, len(os), len(dibaca))
		h, harap := himpunanOrang{map[uuid.UUID]bool{}, map[privasi.SubjekID]bool{}}, []privasi.SubjekID{}
		require.NoError(t, h.tambah(b))
		for i := range os {
			require.Equal(t, os[i], dibaca[i])
			if !os[i].putus {
				require.True(t, mungkinMemuat(b, os[i].Subjek))
				harap = append(harap, os[i].Subjek)
			}
		}
		slices.Sort(harap)
		require.ElementsMatch(t, slices.Compact(harap), h.subjek())
	})
}

// A row that an older version wrote, group in four bytes and the id as text, is read as ever.
func TestOrang_bentuk_lama(t *testing.T) {
	lama, err := hex.DecodeString("01" + "00000003" + "01020000000000000000000000000000" + "0024" + hex.EncodeToString([]byte("0197a8b0-0000-7000-8000-000000000000")))
	require.NoError(t, err)
	os, err := bacaOrang(lama)
	require.NoError(t, err)
	require.Equal(t, []orang{{OrangTercatat: privasi.OrangTercatat{Subjek: "0197a8b0-0000-7000-8000-000000000000", Golongan: 3, Garam: privasi.Garam{1, 2}}}}, os)
	require.Less(t, len(tulisOrang(os)), len(lama)*3/5)
}

func FuzzOrang(f *testing.F) {
	f.Add(tulisOrang([]orang{{OrangTercatat: privasi.OrangTercatat{Subjek: "a"}}, {OrangTercatat: privasi.OrangTercatat{Subjek: privasi.NewSubjek()}}, {putus: true}}))
	f.Add([]byte{2, 0xff, 0xff, 0xff, 0xff, 0xff})
	f.Add([]byte{9})
	f.Fuzz(func(t *testing.T, b []byte) {
		os, err := bacaOrang(b)
		h := himpunanOrang{map[uuid.UUID]bool{}, map[privasi.SubjekID]bool{}}
		require.Equal(t, err, h.tambah(b))
		if err != nil {
			return
		}
		ulang, err := bacaOrang(tulisOrang(os))
		require.NoError(t, err)
		require.Equal(t, os, ulang)
	})
}
