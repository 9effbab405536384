# Chuyển thư mục ảo congkhai của IIS sang bản mà current.txt nêu. Chạy sau mỗi lần publish hoặc rollback --switch file:
#   powershell -File chuyen-ban.ps1 -XuatBan D:\congkhai\web -Website "Default Web Site" -ThuMucAo congkhai
param(
  [Parameter(Mandatory = $true)][string]$XuatBan,
  [string]$Website = "Default Web Site",
  [string]$ThuMucAo = "congkhai"
)
$ErrorActionPreference = "Stop"
Import-Module WebAdministration

$dong = (Get-Content -LiteralPath (Join-Path $XuatBan "current.txt") -Encoding ASCII -TotalCount 1)
if ($dong -notmatch '^ban (\d{6}-\d{8})$') { throw "current.txt không nêu bản nào: $dong" }
$banMoi = Join-Path (Join-Path $XuatBan "releases") $Matches[1]
if (-not (Test-Path -LiteralPath (Join-Path $banMoi "index.html"))) { throw "không có bản $banMoi" }

$noi = "IIS:\Sites\$Website\$ThuMucAo"
if (-not (Test-Path $noi)) {
  New-WebVirtualDirectory -Site $Website -Name $ThuMucAo -PhysicalPath $banMoi | Out-Null
} else {
  Set-ItemProperty $noi -Name physicalPath -Value $banMoi
}
Write-Output "IIS đang phục vụ $banMoi"
