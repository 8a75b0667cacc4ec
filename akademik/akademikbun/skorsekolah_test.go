package akademikbun

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/santri"
)

// A database may hand out scores in any order: no suite can make it choose one.
func TestBacaanSkor_urut(t *testing.T) {
	s := func(asesmen string, id santri.ID, ke int) akademik.Skor {
		return akademik.Skor{Asesmen: asesmen, Santri: id, Percobaan: ke}
	}
	b := bacaanSkor{blok: [][]akademik.Skor{{s("b", "s2", 1), s("a", "s2", 1), s("b", "s1", 2)}, {s("b", "s1", 1), s("a", "s1", 1)}, nil}, banyak: map[string]int{"a": 2, "b": 3}, n: 5}
	require.Equal(t, []akademik.Skor{s("a", "s1", 1), s("a", "s2", 1), s("b", "s1", 1), s("b", "s1", 2), s("b", "s2", 1)}, b.urut([]string{"a", "a", "b", "kosong"}))
	require.Nil(t, (&bacaanSkor{}).urut([]string{"a"}))
}
