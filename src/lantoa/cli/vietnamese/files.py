"""Messages of `sources.files`: opening, unpacking, lines, tables, credentials."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    # recognising
    "no known format. Found {what}. {more}. Looked for: {wanted}":
        "chưa nhận ra loại tệp. Thấy {what}. {more}. Đã tìm: {wanted}",
    "{what} with the columns {keys} and {number} more":
        "{what} với các cột {keys} và {number} cột nữa",
    "{what} with the columns {keys}": "{what} với các cột {keys}",
    "{what} with the keys {keys} and {number} more": "{what} với các khoá {keys} và {number} khoá nữa",
    "{what} with the keys {keys}": "{what} với các khoá {keys}",
    "{what} with no JSON object in it": "{what} không có đối tượng JSON nào",
    "JSON lines": "các dòng JSON",
    "a JSON document": "một tài liệu JSON",
    "a table": "một bảng",
    "`lantoa mapping {file}` proposes a mapping, with which any table can be imported":
        "Chạy lantoa mapping {file} để phần mềm đề xuất tệp mapping, rồi nhập được bảng này",
    "a mapping can read JSON lines and tables":
        "Tệp mapping chỉ đọc được các dòng JSON và bảng",
    "no file kind is called {name}": "không có loại tệp nào tên {name}",
    # opening
    "is a folder; name the files in it, e.g. {example}":
        "là thư mục; hãy ghi tên các tệp trong đó, ví dụ {example}",
    "is empty": "không có nội dung",
    "is packed too many times; unpack it": "nén quá nhiều lớp; hãy giải nén trước",
    "is a zip inside a zip; unpack it": "là zip nằm trong zip; hãy giải nén trước",
    "the zip holds no table and no JSON": "tệp zip không có bảng hay JSON nào",
    "is no text: no table, no JSON; export it as CSV or JSON":
        "không phải văn bản, bảng hay JSON; hãy xuất lại thành CSV hoặc JSON",
    "is no plain file of JSON lines": "không phải tệp thường gồm các dòng JSON",
    "holds no {member}": "không có {member} bên trong",
    "{name} was left out: {reason}": "{name} bị bỏ qua: {reason}",
    # other kinds of files
    "is a PDF; export a table (CSV or XLSX) instead": "là PDF; hãy xuất thành bảng (CSV hoặc XLSX)",
    "is an old Office file (.xls, .doc); save it as .xlsx or CSV":
        "là tệp Office đời cũ (.xls, .doc); hãy lưu lại thành .xlsx hoặc CSV",
    "is a picture; import the table behind it": "là hình ảnh; hãy nhập bảng số của nó",
    "is an SQLite database; export its table as CSV": "là cơ sở dữ liệu SQLite; hãy xuất bảng thành CSV",
    "is compressed with bzip2; unpack it, or use gzip, zstd or zip":
        "là tệp nén bằng bzip2; hãy giải nén, hoặc dùng gzip, zstd hay zip",
    "is compressed with xz; unpack it, or use gzip, zstd or zip":
        "là tệp nén bằng xz; hãy giải nén, hoặc dùng gzip, zstd hay zip",
    "is a 7z archive; unpack it, or use zip": "là tệp nén 7z; hãy giải nén, hoặc dùng zip",
    "is a RAR archive; unpack it, or use zip": "là tệp nén RAR; hãy giải nén, hoặc dùng zip",
    "is a tar archive; unpack it, or use zip": "là tệp gói tar; hãy mở gói, hoặc dùng zip",
    "is an Arrow file; save it as Parquet or CSV": "là tệp Arrow; hãy lưu lại thành Parquet hoặc CSV",
    "is an encrypted Parquet file; save it without encryption":
        "là tệp Parquet có mật mã; hãy lưu lại không mật mã",
    "is a Word document; save its table as .xlsx or CSV":
        "là văn bản Word; hãy lưu bảng trong đó thành .xlsx hoặc CSV",
    "is a presentation; import the table behind it": "là bài trình chiếu; hãy nhập bảng số của nó",
    "is a binary workbook (.xlsb); save it as .xlsx or CSV":
        "là sổ tính .xlsb; hãy lưu lại thành .xlsx hoặc CSV",
    "is an OpenDocument file; save it as .xlsx or CSV":
        "là tệp OpenDocument; hãy lưu lại thành .xlsx hoặc CSV",
    "is a web page or XML, whatever its name: exports give a log-in page when the session has "
    "ended; log in and export it again":
        "là trang web hoặc XML, dù tên thế nào; trang xuất dữ liệu trả về trang đăng nhập khi "
        "phiên đã hết. Hãy đăng nhập rồi xuất lại",
    "holds a credential ({key}): nothing of it is kept; take the credential out and import the "
    "rest":
        "có thông tin đăng nhập ({key}); không giữ lại gì. Hãy bỏ phần đó rồi nhập phần còn lại",
    # packed files
    "holds more than {number} files; unpack it": "có hơn {number} tệp bên trong; hãy giải nén trước",
    "holds two files of one name; unpack it": "có hai tệp trùng tên bên trong; hãy giải nén trước",
    "unpacks to more than {number} times its size, which no export does; it is not opened":
        "giải nén ra hơn {number} lần kích thước, tệp xuất thật không như vậy; không mở",
    "a name in it points outside of it: {name}": "có tên tệp trỏ ra ngoài: {name}",
    "is locked with a password; unpack it and import the files":
        "có mật khẩu; hãy giải nén rồi nhập các tệp bên trong",
    "holds a link to another file: {name}": "có liên kết sang tệp khác: {name}",
    "the zip breaks off or is damaged ({reason}); copy or download it again":
        "tệp zip bị cắt giữa chừng hoặc hỏng ({reason}); hãy chép hoặc tải lại",
    "the file breaks off or is damaged ({reason}); copy or download it again":
        "tệp bị cắt giữa chừng hoặc hỏng ({reason}); hãy chép hoặc tải lại",
    "the last frame is cut off": "khối cuối bị cắt",
    "Compressed file ended before the end-of-stream marker was reached":
        "tệp nén hết trước điểm kết thúc",
    "File is not a zip file": "không phải tệp zip",
    # documents and lines
    "one JSON document of more than {number} MB is not read whole; export it as NDJSON (one "
    "object a line), or in parts":
        "một tài liệu JSON lớn hơn {number} MB không đọc trọn một lần; hãy xuất dạng NDJSON (mỗi "
        "dòng một đối tượng), hoặc chia nhỏ",
    "the JSON breaks off or is damaged at line {line} ({reason}); copy or download it again":
        "JSON bị cắt giữa chừng hoặc hỏng ở dòng {line} ({reason}); hãy chép hoặc tải lại",
    "the JSON is not UTF-8 text; save it as UTF-8": "JSON không phải UTF-8; hãy lưu lại dạng UTF-8",
    "the JSON is nested too deep": "JSON lồng nhau quá sâu",
    "a document of another kind than the first of the file":
        "tài liệu khác loại với tài liệu đầu của tệp",
    "nested too deep": "lồng nhau quá sâu",
    "line {line} is longer than {number} MB": "dòng {line} dài hơn {number} MB",
    "not UTF-8 text (byte {byte} of the line)": "không phải UTF-8 (byte thứ {byte} của dòng)",
    "not JSON: {reason} (character {place} of the line)":
        "không phải JSON trọn vẹn: {reason} (ký tự thứ {place} của dòng)",
    "not JSON: {reason}": "không phải JSON trọn vẹn: {reason}",
    "{name} is no JSON number": "{name} không phải số trong JSON",
    "not a JSON object but {what}": "không phải đối tượng JSON mà là {what}",
    "a list": "danh sách",
    "a text": "văn bản",
    "true or false": "đúng/sai (true, false)",
    "null": "giá trị rỗng (null)",
    "a number": "số",
    # what Python's JSON reader says
    "Expecting value": "thiếu giá trị",
    "Expecting ',' delimiter": "thiếu dấu phẩy hoặc dấu đóng",
    "Expecting ':' delimiter": "thiếu dấu hai chấm",
    "Expecting property name enclosed in double quotes": "thiếu tên khoá trong ngoặc kép",
    "Unterminated string starting at": "chuỗi thiếu dấu ngoặc kép đóng, bắt đầu",
    "Invalid control character at": "ký tự điều khiển trong chuỗi",
    "Invalid \\escape": "dấu \\ dùng chưa đúng",
    "Invalid \\uXXXX escape": "mã \\uXXXX viết chưa đúng",
    "Extra data": "thừa dữ liệu phía sau",
    # tables
    "holds no table: no row could be its header": "không có bảng nào: không dòng nào là hàng tên cột",
    "line {line}: {reason}; is a quotation mark left open?":
        "dòng {line}: {reason}; có dấu ngoặc kép nào chưa đóng không?",
    "field larger than field limit ({number})": "ô dài quá {number} ký tự",
    "unexpected end of data": "dữ liệu dừng đột ngột",
    "breaks off inside a character of {encoding}": "bị cắt ngay giữa một ký tự {encoding}",
    "column {wanted} stands more than once: number {number} is {name}":
        "cột {wanted} có nhiều lần: cột thứ {number} gọi là {name}",
    "the row has {cells} cells where the header has {width}":
        "dòng có {cells} ô, trong khi hàng tên cột có {width}",
    "{reason} (lines {first} to {last} of the file; is a quotation mark left open?)":
        "{reason} (dòng {first} đến {last} của tệp; có dấu ngoặc kép nào chưa đóng không?)",
    "holds bytes that are no characters": "có byte không phải ký tự",
    "some bytes are not UTF-8; rows that hold them are set aside":
        "một số byte không phải UTF-8; các dòng chứa chúng được để riêng vào cách ly",
    "not UTF-8: read as {encoding}; look whether its letters are right":
        "không phải UTF-8, đọc theo {encoding}; hãy xem chữ có đúng không",
    # workbooks and Parquet
    "no sheet of the workbook holds a table": "không trang tính nào có bảng",
    "the workbook is damaged ({reason}); open it in a spreadsheet and save it again":
        "sổ tính bị hỏng ({reason}); hãy mở bằng phần mềm bảng tính rồi lưu lại",
    "the Parquet file has no columns": "tệp Parquet không có cột nào",
    "the Parquet file breaks off or is damaged ({reason}); copy or download it again":
        "tệp Parquet bị cắt giữa chừng hoặc hỏng ({reason}); hãy chép hoặc tải lại",
    "damaged after row {number} ({reason})": "hỏng từ sau dòng {number} ({reason})",
}  # fmt: skip
