/** Headlines of our own, long and short, for made-up front pages. */
export const VI = [
  'Mưa lớn gây sạt lở, quốc lộ 4B tê liệt nhiều giờ',
  'Xã Mẫu Sơn khánh thành nhà văn hóa sau sáu tháng thi công',
  'Đoàn viên trồng 2.000 cây quế dịp cuối tuần',
  'Bắt giữ 300 kg pháo lậu qua biên giới',
  'Hợp tác xã na Chi Lăng ký hợp đồng bao tiêu',
  'Học sinh vùng cao trở lại trường',
  'Giá hồi khô tăng mạnh',
  'Hội nghị tổng kết công tác dân vận năm 2026 tại các xã biên giới',
  'Cảnh báo rét đậm',
  'Khởi công cầu dân sinh thôn Bản Mới nối hai bờ sông Kỳ Cùng',
];
export const ZH = [
  '谅山省友谊关口岸货物通关量创新高',
  '越中边境乡镇举行联合植树活动',
  '暴雨致四乙国道多处塌方',
  '边防部队查获三百公斤走私烟花',
  '高平省山区新学校落成',
  '越南北部将迎来强冷空气',
];
export const EN = [
  'Landslide closes national highway 4B for hours',
  'Border guards seize smuggled fireworks near Lang Son',
  'Farmers sign deal to sell custard apples abroad',
  'Cold spell expected in northern provinces',
  'New bridge links two villages',
];
