	"POST /pengaturan/cadangan": "",
