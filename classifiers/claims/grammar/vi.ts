import { CONCEPTS_VI } from './concepts.vi.ts';
import type { Grammar } from './grammar.ts';

const IS =
  '(là|thành|trở thành|đã thành|biến thành|vốn là|luôn là|mãi là|vẫn là|chính là|đã là|vẫn luôn là|vốn dĩ là|hiển nhiên là)';

/** How Vietnamese says whose a place is, and how a sentence stands to what it says. */
export const VIETNAMESE: Grammar = {
  concepts: CONCEPTS_VI,
  ownership: [
    {
      kind: 'is',
      sign: 1,
      patterns: [
        `{E} ~8 ${IS} ~2 <possession> ~6 (của|thuộc|thuộc về|nằm trong) ~3 {O}`,
        `{E} ~8 ${IS} ~2 <possession> ~3 {O}`,
        `{E} ~8 ${IS} (của|thuộc|thuộc về|đất|đảo) ~1 {O}`,
        `{E} ~8 (thuộc|thuộc về|nằm trong|trực thuộc|nằm dưới|nằm hoàn toàn trong|nằm trọn trong|nằm trên|đặt trên|dựng trên|xây trên|nằm sâu trong|nằm gọn trong|nằm bên trong|lọt thỏm trong) ~12 {O}`,
        `{E} ~6 (của|thuộc) (chính)? {O} (từ|ngay từ|chứ|không phải|mà)`,
        '{E} ~5 do ~1 {O} ~2 (sở hữu|làm chủ|nắm giữ hợp pháp|quản lý hợp pháp)',
        '{O} ~6 (có|giữ|nắm|nắm giữ|xác lập|hưởng|có đầy đủ|sở hữu) ~6 (chủ quyền|quyền sở hữu|quyền chủ quyền|quyền tài phán) ~8 {E}',
        '{O} ~4 (sở hữu|làm chủ) ~4 {E}',
        'chủ quyền (của)? {O} ~2 (bao trùm|bao gồm|trải khắp|kéo dài tới|kéo dài đến|vươn tới) ~4 {E}',
        '{O} ~3 có ~5 (bằng chứng|chứng cứ|cơ sở|căn cứ) ~8 chủ quyền ~8 {E}',
        '{O} ~3 (là|mới là|chính là) ~3 (chủ nhân|chủ sở hữu|chủ) ~5 {E}',
        '{O} , ~2 (chủ nhân|chủ sở hữu|nước có chủ quyền|nước sở hữu) ~6 {E}',
        '{E} ~5 bị ~2 (cắt|bán|dâng|nhượng|giao|trao) ~4 cho ~1 {O}',
        '(chủ nhân|chủ sở hữu) ~4 {E} ~3 (là|chính là|phải là) ~1 {O}',
        '(đối với|với|ở|tại|trên) {E} ~6 {O} ~4 (có|nắm|giữ|sở hữu|là nước có|là bên có|là chủ thể có) ~3 (chủ quyền|quyền sở hữu|quyền chủ quyền)',
        '{E} ~5 (trở về|quay về|trở lại|về lại|hoàn về) ~8 {O}',
        '{E} ~3 (trên|trong) <possession> ~1 (của)? {O}',
        '(quyền sở hữu|quyền làm chủ) ~4 {E} ~6 {O}',
        'chủ quyền <neutral> của {O} (đối với|với|ở|tại|trên) ~4 {E}',
        '{E} ~6 (sáp nhập|nhập) vào ~2 {O}',
        'chủ quyền ~4 {E} ~4 (thuộc về|là của|thuộc|nằm trong tay) ~3 {O}',
        'chủ quyền (của)? {O} ~4 (đối với|với|ở|tại|trên) ~4 {E} ~6 <indisputable>',
        '{E} , ~1 (quần đảo|đảo|lãnh thổ|vùng biển|bãi|vùng đất|một phần|bộ phận|thác) ~4 của {O}',
        '(chỉ|duy nhất|duy chỉ) ~2 {O} ~3 có ~3 (chủ quyền|quyền) ~6 {E}',
        '(vi phạm|xâm phạm|xâm hại|xâm lấn) ~3 (chủ quyền|quyền chủ quyền|lãnh thổ|lãnh hải|vùng biển|đất) ~4 {O} ~5 (ở|tại|đối với|với|trên) ~4 {E}',
        '{E} ~10 (vi phạm|xâm phạm|xâm hại|xâm lấn|xâm lược) ~3 (chủ quyền|quyền chủ quyền|lãnh thổ|lãnh hải|vùng biển|quyền lợi|lợi ích) ~3 {O}',
        '(trả lại|trao trả|hoàn trả|trả|giao trả|giao lại) ~5 {E} ~4 (cho|về) ~2 {O}',
        '{E} ~6 (trả|trả lại|trao trả|hoàn trả|trở về|trở lại) ~1 (cho|về|với) ~2 {O}',
        '(yêu sách|đòi hỏi|tuyên bố|lập luận|chủ trương) ~4 {O} ~8 {E} ~6 <lawful>',
        '{O} ~4 (lấy lại|thu hồi|giải phóng) ~3 {E}',
        '{E} ~6 (bị)? (tách khỏi|cắt khỏi|lấy từ|cướp từ|cướp của|chiếm của) ~3 {O}',
      ],
    },
    {
      kind: 'is',
      sign: -1,
      patterns: [
        '{O} ~5 <occupy-illegally> ~8 {E}',
        '{E} ~4 (kẻ|bên|nước|phía|quân) ~2 <occupy-illegally> ~4 (là|chính là) ~1 {O}',
        '(kẻ|bên|nước|phía) ~1 <occupy-illegally> ~4 {E} ~3 (là|chính là) ~1 {O}',
        '{O} ~2 (chiếm đóng|chiếm giữ|đóng quân|chiếm|đóng giữ) ~5 {E} ~3 (là|một cách) ~1 (trái phép|phi pháp|bất hợp pháp)',
        '{E} ~5 bị ~2 {O} ~4 <occupy-illegally>',
        '(không có|chẳng có|không còn) ~3 (cơ sở|căn cứ|lý do|bằng chứng) ~4 {O} ~3 (đòi|yêu sách|tuyên bố|nói) ~6 {E}',
        '{O} ~4 (không có|chẳng có|thiếu|không hề có|chưa từng có|chưa bao giờ có|không bao giờ có|chưa hề có|không đưa ra được|không tìm được|không còn) ~5 (bằng chứng|căn cứ|cơ sở|chứng cứ|quyền|tư cách|lý do|chủ quyền) ~12 {E}',
        '(yêu sách|đòi hỏi|tuyên bố|lập luận|chủ trương|cái gọi là chủ quyền) ~5 {O} ~8 {E} ~6 <baseless>',
        '{O} ~3 (bịa|bịa ra|ngụy tạo|dựng lên) ~3 (chủ quyền|bằng chứng) ~4 {E}',
        '(yêu sách|đòi hỏi|tuyên bố|lập luận|chủ trương|chủ quyền) ~5 {E} ~4 {O} ~4 <baseless>',
        '{E} ~6 (không|chẳng|chưa) ~2 (liên quan|dính dáng) ~3 {O}',
        '{E} ~3 (không phải|chẳng phải|đâu phải|đâu có phải|chưa bao giờ|không hề|chưa từng) ~1 (của|<possession>) ~4 {O}',
      ],
    },
    { kind: 'holds', sign: 1, patterns: ['chủ quyền (của)? {O} ~3 (đối với|với|ở|tại|trên) ~4 {E}'] },
    { kind: 'named', sign: 1, patterns: ['{E} ~1 của {O}', '{E} \\( {O} \\)'.replaceAll('\\', '')] },
    {
      kind: 'claims',
      sign: 1,
      patterns: [
        '{O} ~5 (yêu sách|đòi|đòi hỏi|tuyên bố|khẳng định|tái khẳng định|nhận|tự nhận|tranh giành|ra sức khẳng định) ~5 chủ quyền ~8 {E}',
        '{O} ~3 (coi|xem|nhận|tự coi|mạo nhận|nhận vơ|gọi|tự nhận|đòi|yêu sách) ~3 {E}',
        '(yêu sách|đòi hỏi|tham vọng|tuyên bố chủ quyền) ~4 {O} ~6 {E}',
      ],
    },
  ],
  cues: {
    neutral:
      'nói (?:thẳng ra|cho gọn|cho cùng|ngắn gọn|trắng ra|chính xác|đúng ra|cách khác|thật ra|toạc ra|tóm lại|chung)|chẳng qua|chẳng khác nào|chẳng khác gì|không khác gì|không hơn gì|không gì khác|không hơn không kém|không sai|không lạ|sẽ (?:mãi mãi|mãi|luôn|vĩnh viễn)(?= là| thuộc)|dù ai nói(?: [^ ,]+){0,6}|nói gì thì nói|cái gọi là(?= (?:[^ ]+ ){0,3}(?:phán quyết|vụ kiện|tòa trọng tài))|theo đó|đất hiếm|đất sét|đất nền|đất đèn|không thể (?:tranh cãi|chối cãi|bàn cãi|tách rời|chia cắt|phủ nhận|chối bỏ|xâm phạm|phủ bác|nghi ngờ)|không ai (?:có thể|được)? ?(?:chối cãi|phủ nhận|bác bỏ được)|không tách rời|không chia cắt|không chỉ|không những|không riêng|không còn (?:gì )?(?:phải )?(?:nghi ngờ|bàn cãi|tranh cãi)|không phải (?:bàn|nghi ngờ)|không cần (?:bàn cãi|phải bàn)|khỏi bàn cãi|không nghi ngờ gì(?: nữa)?|không lay chuyển|không thay đổi',
    negation:
      'không|chưa|chẳng|đâu|không hề|không phải|chưa từng|chưa bao giờ|chưa hề|không bao giờ|đâu phải|đâu có phải|đâu có|chẳng phải|không còn',
    attribution:
      'nói|bảo|nói rằng|chứng minh|chứng tỏ|hiển thị|đánh dấu|gắn nhãn|mô tả|miêu tả|nhận định|đánh giá|nhắc|phản ánh|giới thiệu|đặt điều|dựng chuyện|bịa đặt rằng|xuyên tạc rằng|cãi|chỉ trích|đả kích|thuyết phục|hứa|cam kết|quy chụp|cho rằng|cho là|tuyên bố|khẳng định|nêu|viết|cáo buộc|quả quyết|rêu rao|lớn tiếng|loan tin|loan báo|đưa tin|phát biểu|nhấn mạnh|tái khẳng định|lập luận|biện minh|bịa|vu cáo|vu khống|tung tin|lan truyền|đăng tải|đăng|chia sẻ rằng|chia sẻ bài|chia sẻ thông tin|chia sẻ trên|phát tán|gọi|xem(?! xét| ra)|coi(?! trọng| thường| chừng)|tự nhận|mạo nhận|nhận vơ|yêu sách|đòi|đòi hỏi|ngộ nhận|nhầm|tin rằng|nghĩ rằng|nghe nói|nghe đồn|đồn rằng|đồn thổi|ghi(?! nhận| công| dấu)|ghi chú|chú thích|dẫn lời|trích|trích dẫn|(?<! (?:tuân|dõi|làm|kèm|mang|tiếp|đi|tuan|doi|lam|kem|tiep|di) )theo|theo lời|theo như|trả lời|luận điệu|quan điểm|thông tin|tin đồn|người ta đồn|đồn|bài viết|tin nhắn|bình luận|tuyên truyền|xuyên tạc|dạy rằng|giảng rằng|giải thích|tự cho|thừa nhận với báo|cho biết|cho hay|nhắc lại|lặp lại|cố chấp|ám chỉ|ngụy biện|tự cho|tự xưng|phát ngôn|lên tiếng|chú giải|lấy cớ|viện cớ|viện dẫn|kêu gọi|hô hào|hô vang|khẩu hiệu|giương biểu ngữ|kể rằng|kể lại|tiết lộ',
    source:
      'cẩm nang|niên giám|bách khoa|wikipedia|sổ tay|giáo trình|bản đồ|ứng dụng|tờ rơi|quả địa cầu|cuốn sách|sách giáo khoa|truyện tranh|bộ phim|trang web|website|trang mạng|biển hiệu|áo thun|google maps|tấm bản đồ|hộ chiếu|tem thư|video|clip|phim',
    saidBack:
      '(?:[^ ]+ ){0,5}(?:nói|kể|bảo|viết|khẳng định|tuyên bố|quả quyết) (?:vậy|thế|như vậy|như thế) \\.|(?:đó|đây) (?:chỉ )?là (?:lời|luận điệu|quan điểm|tuyên bố|ý kiến|cách nói|lập luận) của (?:[^ ]+ ){0,8}\\.',
    present: 'vẫn|nay|giờ|hiện|hiện nay|bây giờ|giờ đây',
    attributionAfter:
      '(?:theo (?!đó)|là (?:lời|luận điệu|quan điểm|tuyên bố)|đó là (?:lời|luận điệu|tuyên bố|quan điểm|lập luận)|(?:[^ ,;]+ ){0,8}?(?:nói|cho biết|cho hay|viết|tuyên bố|khẳng định|quả quyết|nhấn mạnh|phát biểu|lập luận|cáo buộc|rêu rao|trả lời)(?= (?:[.,»]|hôm|ngày|tại|trong|trên|với|chiều|sáng|tối|như|thêm|vậy)))',
    ownVoice:
      'tôi|tui|chúng tôi|chúng ta|(?<!ông |bà |người |họ |hắn |anh |chị |cô |nó |chúng |nói |rằng |bảo |kể |tin |là |đồn )ta|lịch sử|sự thật|thực tế|sử sách|sử liệu|bằng chứng|chứng cứ|tài liệu lịch sử|ai cũng|ai ai cũng|mọi người đều|cả thế giới|cần|phải|xin|có thể|dám|bài viết này|luật pháp quốc tế|luật quốc tế|luật|pháp luật|pháp lý|lẽ thường|công lý|đương nhiên|rõ ràng|thẳng thắn mà|thật mà|nói thẳng|phải nói|nói thật|nói cho|nói đúng|nói chung|nói tóm lại|nói gì thì|hiệp ước|hiệp định|nghị định thư|công ước|lẽ phải|thế giới|bản đồ cổ|cairo|potsdam|san francisco|bản đồ chính thức',
    refutation:
      'bác bỏ|phủ nhận|phản đối|phản bác|bác yêu sách|bác tin|bác thông tin|bác cáo buộc|bác luận điệu|bẻ gãy|vạch trần|lật tẩy|chống lại|lên án|đập tan|đính chính|cải chính|nghiêm khắc bác bỏ|không chấp nhận|không công nhận|không thừa nhận|đấu tranh với|cảnh giác với|phê phán|tố cáo|chối',
    untrueBefore:
      '(?:không|chẳng|chả) có (?:lý do|cơ sở|căn cứ)(?: nào| gì)?(?: để)? (?:nói|cho rằng|khẳng định|coi|kết luận)|(?:không|chưa|chẳng)(?: hề| bao giờ| từng)? (?:công nhận|thừa nhận|xác nhận|khẳng định|quy định|chứng minh|trao|ghi nhận|đồng ý)|cái gọi là|(?:không|chẳng|chả|chưa|làm gì|đâu)(?: hề| từng| bao giờ| thể)? có (?:cái )?(?:chuyện|việc|sự việc)|đừng hòng có chuyện|làm sao có chuyện|không thể coi|không thể xem|không được coi|không nên coi|không có nghĩa|không đồng nghĩa|chưa từng có (?:[^ ]+ ){0,4}nào|chưa từng có (?:văn bản|tài liệu)|(?:không|chẳng|chưa|chả) (?:có )?(?:[^ ]+ ){0,4}nào (?:[^ ]+ ){0,2}(?:cho thấy|chứng minh|chứng tỏ|nói|công nhận|trao|ghi|xác nhận|quy định)|lầm tưởng|tưởng nhầm|không đúng khi|sai khi|sai lầm khi|thật sai|nhầm khi|hoàn toàn sai khi|(?<=luận điệu |thông tin |tin )xuyên tạc|bịa đặt(?! rằng)|tin giả|tin đồn thất thiệt|tin thất thiệt|thông tin sai|thông tin sai lệch|thông tin sai sự thật|thông tin không đúng|lời bịa|chuyện bịa|huyền thoại|ngộ nhận|hiểu lầm|hiểu sai|ngụy biện|vu cáo|vu khống|không có bằng chứng nào|không có tài liệu nào|không có cơ sở nào|không có căn cứ|không có cơ sở|không thể nói|đừng tin|chớ tin|trái với|không phải như|không thể chấp nhận|sai sự thật|nói sai|viết sai|ghi sai|ghi nhầm|in sai|vô lý khi|phi lý khi',
    untrueAfter:
      '(?:là|đều là|chỉ là|hoàn toàn|toàn là|rõ ràng là|thực chất là|vẫn là|đó là|điều đó là|điều này là|điều này|điều đó|thông tin này|thông tin đó|luận điệu này|chuyện này|chuyện đó)? ?(?:hoàn toàn |rất |thật |một |sự |điều |luận điệu |thông tin |lời |chuyện |hết sức |trắng trợn )*(?:sai|sai sự thật|sai trái|sai lệch|sai lầm|bịa đặt|bịa|xuyên tạc|tin giả|tin đồn|vô căn cứ|vô lý|phi lý|không đúng|không đúng sự thật|không có cơ sở|không có căn cứ|không chính xác|nhầm|nhầm lẫn|dối trá|nói dối|thất thiệt|huyền thoại|không có thật|ngụy tạo|phi pháp|trái phép|trái luật|lố bịch|nực cười|hoang đường|vô giá trị|không còn đúng|không còn chính xác|đã cũ|đã lạc hậu|đổi trắng thay đen|đảo lộn(?: sự thật)?|đảo ngược sự thật|suy diễn|không thể chấp nhận|không đứng vững|(?:đã |từng |cũng )?bị (?:[^ ,;]+ ){1,8}?(?:bác bỏ|phủ nhận|bác|vạch trần|chứng minh là sai)|đứng không vững|không thuyết phục|bị bác bỏ|đã bị bác bỏ|thiếu căn cứ|thiếu cơ sở|bóp méo|đánh tráo|thiếu hiểu biết|thiếu chính xác|thiếu trung thực|lừa bịp|lừa dối|trò lừa|đi ngược|đi ngược lại|trái ngược|trái với|ngược với|không thể tin|phản khoa học|không tồn tại|không thuyết phục được ai)',
    hypothetical:
      'nguy cơ|khả năng|tránh bị|tránh để|kẻo|đe dọa|dọa|nếu|nếu như|giả sử|giả như|giả dụ|cứ cho là|cứ cho rằng|dù cho|thử hình dung|thử tưởng tượng|tưởng tượng|ví như|hễ|khi nào|chừng nào|trong trường hợp|như thể|cứ như|làm như|ngỡ như',
    modal:
      'tu chính án|bản sửa đổi|bác đề nghị|có thể|có lẽ|biết đâu|lỡ|nhỡ|hình như|dường như|nên (?:là|thuộc|được|trả|phải)|e rằng|lo ngại|nhằm|muốn|hòng|âm mưu|tìm cách|ý đồ|tham vọng|mưu toan|mưu đồ|hòng biến|muốn biến|sẽ|chuẩn bị|(?<!tài |nguyên |vật |dữ |tư |sử |số |nhiên |trị |phế |chất )liệu|phải chăng|mong|hy vọng|mơ|có khi',
    question:
      'có người hỏi|hỏi rằng|hỏi xem|thắc mắc|tự hỏi|phải chăng|(?<!tài |nguyên |vật |dữ |tư |sử |số |nhiên |trị |phế |chất )liệu|có phải|có đúng là|hay sao',
    contrast:
      'nhưng|song|tuy nhiên|thế nhưng|thực ra|thực tế|trên thực tế|trong khi|trong khi đó|còn|mà thực|nhưng mà|ngược lại|kỳ thực|sự thật là|thật ra|dẫu vậy|mặc dù vậy',
    irony:
      '\\( (?:sic|!|! !|\\? !|! \\?|mỉa mai|cười|nói mỉa|châm biếm|đùa) \\)|nực cười thay|khôi hài thay|thật nực cười|thật khôi hài|mỉa mai thay|nói cho vui|nói đùa|đùa thôi|xin cười|hài hước|chuyện tiếu lâm|haha|hihi|kiểu như|logic kiểu|theo cái lý|cái lý cùn|thế thì mặt trăng|vậy thì mặt trăng|giỏi thật|tài thật|hay thật|hay ho thật',
    era: 'thời nhật|nhật bản|quân nhật|phát xít nhật|đế quốc nhật|thời pháp|thế chiến|chiến tranh thế giới',
    past: '(?<!chưa |không |chẳng )từng|đã từng|xưa kia|trước kia|ngày xưa|trước đây|một thời|thời pháp thuộc|thời cổ|thuở',
    correction:
      'đính chính|bản tin trước|bài trước|số báo trước|số trước|cải chính|cáo lỗi|xin lỗi bạn đọc|sửa lại|nói lại cho rõ|bản trước|trong bản in trước|do sơ suất|tòa soạn|đã ghi nhầm|đã viết nhầm|đã nêu sai|đã đăng nhầm|đã đưa sai',
    untrueBack:
      '(?:(?:điều|thông tin|luận điệu|tuyên bố|lập luận|quan điểm|nhận định|cáo buộc|yêu sách|đòi hỏi|chuyện|con số|tin|lời lẽ|khẳng định) (?:này|đó|ấy|trên|kia)|điều này|điều đó|điều ấy|thông tin này|thông tin đó|thông tin trên|luận điệu này|luận điệu trên|luận điệu đó|tuyên bố này|tuyên bố trên|những thông tin này|những luận điệu này|lập luận này|quan điểm này|cách nói này|cách nói đó|nói như vậy|nói vậy|nói thế|đây|đó|những lời đó|những điều này|con số này|con số đó|con số trên|thực tế không phải vậy|sự thật không phải vậy|sự thật)',
    ownershipBlock:
      'mà|doanh nghiệp|tập đoàn|công ty|nhà đầu tư|hãng|chủ đầu tư|khách|du khách|thương nhân|ông|bị|đang|tranh chấp|chiếm|đòi|yêu sách|giáp|gần|giữa|điểm nóng|mục tiêu|đối tượng|ngư dân|tàu|đường lưỡi bò|đường|cướp|lấn|nơi|so với|ngăn|chống|phản đối|láng giềng|cách|gây|tàu cá|quan tâm|âm mưu|tham vọng|nạn nhân|hành động|hành vi|sự cố',
    namedBlock: 'đang|bị',
  },
};
