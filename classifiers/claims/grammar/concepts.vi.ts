/** Wordings of concepts that several statements share, in Vietnamese; each is a pattern. */
export const CONCEPTS_VI: Readonly<Record<string, readonly string[]>> = {
  possession: [
    '(lãnh thổ|phần lãnh thổ|đất|phần đất|vùng đất|mảnh đất|bộ phận|một bộ phận|một phần|phần|đảo|các đảo|những đảo|quần đảo|hòn đảo|vùng biển|biển|lãnh hải|hải phận|chủ quyền|sở hữu|tài sản|cương thổ|cương vực|giang sơn|bờ cõi|thềm lục địa|vùng đặc quyền kinh tế|vùng nước|ao nhà|sân nhà|sân sau|đơn vị hành chính|địa phận|phần máu thịt|máu thịt|huyện|huyện đảo|đặc khu|thác|thác nước|bãi|phần không gian|biên cương|quốc thổ|danh thắng|thắng cảnh|di sản|kho báu)',
  ],
  indisputable: [
    '(bất khả tranh nghị|không thể bàn cãi|rõ ràng|hợp pháp|chính đáng|lâu đời|có đầy đủ|đã được xác lập|là sự thật|là điều|được cả|được quốc tế|có căn cứ|có cơ sở|được lịch sử|đã có từ|là bất di bất dịch)',
    '(là) ~2 <neutral>',
    '<neutral>',
  ],
  neutral: ['✓'],
  lawful: [
    '(hợp pháp|đúng luật|hợp lý|chính đáng|có cơ sở|có căn cứ|có cơ sở pháp lý|đúng đắn|có giá trị pháp lý|phù hợp luật quốc tế|phù hợp với luật quốc tế|phù hợp với luật pháp quốc tế|phù hợp với unclos|được unclos công nhận|được luật quốc tế công nhận|được quốc tế công nhận|được luật pháp quốc tế công nhận|được thừa nhận rộng rãi|được công nhận|xác đáng|có lý|vững chắc|đầy đủ)',
  ],
  baseless: [
    '(phi lý|phi pháp|vô lý|vô căn cứ|vô giá trị|trái phép|bất hợp pháp|trái luật|trái với luật quốc tế|trái với unclos|không có cơ sở|không có căn cứ|không có giá trị|thiếu cơ sở|thiếu căn cứ|hoang đường|hão huyền|ngụy tạo|bịa đặt|trái luật pháp quốc tế|trái luật quốc tế|sai trái|lố bịch|ngang ngược|bị bác bỏ|đã bị bác bỏ|đã bị tòa bác bỏ|không đứng vững)',
  ],
  'occupy-illegally': [
    '(chiếm|chiếm đóng|chiếm giữ|kiểm soát|đóng quân|xây dựng) ~3 (trái phép|bất hợp pháp|phi pháp)',
    '(xâm chiếm|xâm lược|đánh chiếm|cưỡng chiếm|cướp|cướp mất|cướp đoạt|chiếm đoạt|thôn tính|cướp lấy|lấn chiếm|ăn cắp|chiếm mất|cưỡng đoạt|xâm lấn)',
    '(dùng vũ lực|bằng vũ lực|trái phép) ~3 (chiếm|chiếm đóng|đánh chiếm|chiếm giữ|đóng giữ)',
  ],
  'nine-dash': [
    '(ranh giới|đường ranh|đường ranh giới|đường đứt khúc|yêu sách|đường) (chín|mười|mười một|{N}) (đoạn|khúc|vạch)',
    '(đường lưỡi bò|đường chín đoạn|đường 9 đoạn|đường mười đoạn|đường 10 đoạn|đường 11 đoạn|đường đứt đoạn|đường chữ u|bản đồ lưỡi bò|yêu sách lưỡi bò|đường {N} đoạn|đường mười một đoạn|yêu sách đường chín đoạn)',
  ],
  award: [
    '(phán quyết|phán quyết trọng tài|phán quyết của tòa trọng tài|phán quyết biển đông|phán quyết của tòa|phán quyết pca|phán quyết của pca|tòa trọng tài|tòa trọng tài thường trực|vụ kiện biển đông|vụ kiện của {ph}|vụ {ph} kiện {cn})',
  ],
  void: [
    '(không|chẳng|chả|chưa) (hề)? có ~1 (giá trị|hiệu lực)',
    '(vô hiệu|vô giá trị|không có giá trị|không còn giá trị|không có hiệu lực|không có giá trị pháp lý|không có giá trị ràng buộc|không ràng buộc|không có tính ràng buộc|mất hiệu lực|hết hiệu lực|trò hề|trò cười|màn kịch|tờ giấy lộn|mảnh giấy lộn|giấy lộn|tờ giấy vụn|bất hợp pháp|phi pháp|trái luật|vô nghĩa|không có thẩm quyền|chỉ mang tính tham khảo|chỉ mang tính khuyến nghị|chỉ là khuyến nghị|đã bị hủy|bị hủy bỏ|đã bị bãi bỏ|bị bãi bỏ|không phải là luật|không có ý nghĩa pháp lý)',
  ],
  binding: [
    '(có giá trị ràng buộc|ràng buộc|chung thẩm|cuối cùng và ràng buộc|có giá trị pháp lý|phải được tôn trọng|phải được tuân thủ|tối hậu)',
  ],
  'historic-rights': [
    '(quyền lịch sử|quyền mang tính lịch sử|chủ quyền lịch sử|danh nghĩa lịch sử|vùng nước lịch sử)',
  ],
  'border-cn': [
    '(đường)? (biên giới|biên giới đất liền|biên giới trên đất liền|biên giới bộ|đường biên|biên giới trên bộ|ranh giới) ~3 {vn} (-|và|với|giáp)? {cn}',
    '(đường)? (biên giới|biên giới đất liền|biên giới trên đất liền|đường biên) ~3 (giữa|của) {vn} (và|với) {cn}',
    '(đường)? (biên giới|đường biên|biên giới đất liền|biên giới trên đất liền) ~3 (với|giáp) {cn}',
    '(đường)? (biên giới|biên giới đất liền|biên giới trên đất liền|đường biên) ~3 {cn} (-|và|với) {vn}',
  ],
  'border-la': [
    '(đường)? (biên giới|biên giới đất liền|biên giới trên đất liền|đường biên|biên giới trên bộ) ~3 {vn} (-|và|với)? {la}',
    '(đường)? (biên giới|biên giới đất liền|đường biên|biên giới trên đất liền) ~3 (giữa|của)? {vn} (và|với) {la}',
    '(đường)? (biên giới|đường biên|biên giới đất liền|biên giới trên đất liền) ~3 (với|giáp) ~2 {la}',
    '(đường)? (biên giới|biên giới đất liền|biên giới trên đất liền) ~3 {la} (-|và|với) {vn}',
  ],
  'border-kh': [
    '(đường)? (biên giới|biên giới đất liền|biên giới trên đất liền|đường biên|biên giới trên bộ) ~3 {vn} (-|và|với)? {kh}',
    '(đường)? (biên giới|biên giới đất liền|đường biên|biên giới trên đất liền) ~3 (giữa|của)? {vn} (và|với) {kh}',
    '(đường)? (biên giới|đường biên|biên giới đất liền|biên giới trên đất liền) ~3 (với|giáp) ~2 {kh}',
    '(đường)? (biên giới|biên giới đất liền|biên giới trên đất liền) ~3 {kh} (-|và|với) {vn}',
  ],
  long: [
    '(dài|có chiều dài|chiều dài|tổng chiều dài|có tổng chiều dài|trải dài|kéo dài|dài tổng cộng|đo được|là|với)',
  ],
  ceded: [
    '(cắt|nhượng|cắt nhượng|dâng|hiến|bán|bán rẻ|cắt đất|nhường|nhượng bộ|giao nộp|dâng nộp|dâng hiến|biếu|cống|cống nạp|đánh đổi|nhượng lại)',
  ],
  lost: ['(mất|để mất|đánh mất|bị mất|mất trắng|mất đứt|thiệt mất|mất vào tay|thua thiệt)'],
  demarcated: [
    '(phân giới|cắm mốc|phân giới cắm mốc|phân định|hoạch định|phân giới , cắm mốc|xác định|giải quyết)',
  ],
  undone: [
    '(chưa|vẫn chưa|chưa hề|chưa bao giờ|chưa từng|còn chưa|không hề|chưa được|chưa hoàn thành|chưa hoàn tất|còn dang dở|dở dang|bỏ dở|bỏ ngỏ|chưa xong|đang tranh chấp|còn tranh chấp|vẫn tranh chấp)',
  ],
  signed: ['(ký|ký kết|được ký|ký tại|được ký kết|chính thức ký|đặt bút ký|đã ký|ra đời|thông qua)'],
  'in-force': [
    '(có hiệu lực|chính thức có hiệu lực|bắt đầu có hiệu lực|hiệu lực|đi vào hiệu lực|có giá trị hiệu lực|có hiệu lực thi hành)',
  ],
  completed: ['(hoàn thành|hoàn tất|kết thúc|xong|hoàn thành toàn bộ|kết thúc toàn bộ)'],
  issued: [
    '(ra phán quyết|đưa ra phán quyết|công bố phán quyết|tuyên|phán quyết|công bố|ban hành|đưa ra|ra)',
  ],
};
